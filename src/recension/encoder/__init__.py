"""The one model: session, tokens and heads, giving scored, typed findings."""

from .coreference import Antecedent, mention_span
from .eventwords import event_words
from .findings import Analysis, Attribution, EntityHead, Name, Sentence, Timex, Token, Trigger
from .reader import Encoder, event_vector

__all__ = [
    "Analysis", "Antecedent", "Attribution", "Encoder", "EntityHead", "Name", "Sentence", "Timex",
    "Token", "Trigger", "event_vector", "event_words", "mention_span",
]  # fmt: skip
