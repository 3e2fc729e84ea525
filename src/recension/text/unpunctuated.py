"""Lines without a stop in a text that has them: cross-headings, captions, pull quotes, links to other stories."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.report import PartKind
from .furniture import ends_with_stop
from .openings import find_dateline

# A paragraph of more words than this is a sentence at least, and its stop can be expected.
SENTENCE_WORDS = 6
# How many of a text's longer paragraphs must end with a stop before its absence says anything. Pages with two galleries
# of captions among the story kept .57 and .63 (news-clusters dev, 2026-11).
PUNCTUATED_SHARE = 0.5
MAX_CROSSHEAD_WORDS = 10
MAX_CAPTION_WORDS = 60
# A pull quote repeats at least so many words of a paragraph.
PULLED_WORDS = 5
# A link to another story has a headline's length, and of its telling words the report has at most this share. Of 380
# such lines (news-clusters and tvc dev) none under .4 was of the story, and few of those above were links.
LINK_WORDS = range(5, 26)
MAX_SHARED = 0.4
# A shorter story has too few words for what it lacks to mean anything.
MIN_STORY_WORDS = 120
# "What happened to the ferry?": the heading of a section.
_ASKED = re.compile(
    r"(?:what|who|whose|why|how|when|where|which|is|are|was|were|did|does|do|can|could|will|has|have)\b[^.!?,“”\"]{4,70}\?",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[^\W\d_]{4,}")
_STEM_CHARS = 5  # "shooting", "shootings" and "shoot" are one


@dataclass(frozen=True, slots=True)
class Told:
    """What a text's full sentences say: runs of words, and the beginnings of its telling words."""

    grams: frozenset[tuple[str, ...]]
    stems: frozenset[str]
    words: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: `inside` the story, neither before its first sentence nor last; one of a list's rows."""

    inside: bool
    listed: bool


def find_told(paragraphs: Sequence[str], title: str | None) -> Told | None:
    """What the story tells; None where too few of its paragraphs end with a stop for its lack to say anything."""
    long = [text for text in paragraphs if len(text.split()) > SENTENCE_WORDS]
    stories = [text for text in long if ends_with_stop(text)]
    if len(long) < 3 or len(stories) < PUNCTUATED_SHARE * len(long):
        return None
    known = frozenset(gram for story in stories for gram in _grams(_fold(story)))
    stems = frozenset(stem for text in (*stories, title or "") for stem in _stems(text))
    return Told(known, stems, sum(len(story.split()) for story in stories))


def find_kind_without_stop(text: str, told: Told, place: Place) -> PartKind | None:
    """What a line without a stop is, of a text that has them; None where it may be the story.

    A list's rows and a story's last words lack their stop too.
    """
    if is_asked_heading(text, place):
        return PartKind.HEADLINE
    if _may_be_story(text):
        return None
    if any(gram in told.grams for gram in _grams(_fold(text))) or _is_caption_like(text):
        return PartKind.CAPTION
    if place.inside and not place.listed and _is_stray(text, told):
        return PartKind.BOILERPLATE
    if len(text.split()) <= MAX_CROSSHEAD_WORDS:
        return PartKind.HEADLINE
    return PartKind.CAPTION if place.inside and not place.listed else None


def is_asked_heading(text: str, place: Place) -> bool:
    """Whether a question stands as a section's heading: short, alone, inside the story, in nobody's mouth."""
    short = len(text.split()) <= MAX_CROSSHEAD_WORDS and text[0].isupper()
    return place.inside and not place.listed and short and _ASKED.fullmatch(text) is not None


def _may_be_story(text: str) -> bool:
    if ends_with_stop(text) or text.rstrip("\"'”’»)]")[-1:] in ("-", "–", "—"):
        return True
    if find_dateline(text) or text[0].islower() or text[0] in "*•·-–+" or len(text.split()) > MAX_CAPTION_WORDS:
        return True
    if re.search(r"[a-z][.!?]['’\"”]{0,2} [A-Z“\"]", text) or text.count("“") > text.count("”") or text.count('"') % 2:
        # Two sentences, the last without its stop, or a quotation without its end: a story cut short, a machine's slip.
        return True
    # an embedded post, which somebody wrote
    return re.search(r"\(@\w{1,30}\) ?\w+ \d{1,2}, \d{4}$|pic\.twitter\.com/\w+$", text) is not None


def _is_caption_like(text: str) -> bool:
    return re.search(r"\b(?:is|are) (?:seen|pictured|shown|photographed)\b|\bpictured\b", text, re.I) is not None


def _is_stray(text: str, told: Told) -> bool:
    """Whether its words are hardly the report's own: "Mother of three found dead in mill" amid a story of a ferry."""
    if told.words < MIN_STORY_WORDS or len(text.split()) not in LINK_WORDS or text[0] in "“\"'‘":
        return False
    if re.search(r", \d{1,2}\b", text):
        return False  # a name and an age: the row of a list of victims
    stems = _stems(text)
    return len(stems) > 1 and sum(stem in told.stems for stem in stems) <= MAX_SHARED * len(stems)


def _stems(text: str) -> list[str]:
    return [word[:_STEM_CHARS] for word in _TELLING.findall(text[:4000].lower())]


def _fold(text: str) -> list[str]:
    return re.findall(r"\w+", text[:4000].lower())


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + PULLED_WORDS]) for n in range(len(words) - PULLED_WORDS + 1)}
