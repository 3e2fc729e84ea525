"""The one model: session, tokens and heads, giving scored, typed findings."""

from .findings import Analysis, Attribution, EntityHead, Name, Sentence, Timex, Token, Trigger
from .pairs import MentionHead
from .reader import Encoder, event_vector

__all__ = [
    "Analysis", "Attribution", "Encoder", "EntityHead", "MentionHead", "Name", "Sentence", "Timex", "Token", "Trigger",
    "event_vector",
]  # fmt: skip
