"""The table of matters: what is asked, and by which words each answer is known."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

YES, NO = "yes", "no"
# "The alarm at the mill had not been working": what stands between the subject of a matter and its answer.
BETWEEN = (
    r"(?: (?:at|in|of|on|aboard|between) (?:the )?[\w’'-]+(?-i:(?: and)?(?: [A-Z][\w’'-]+)){0,3})?"
    r"(?: (?:is|are|was|were|has|have|had|been|being|not|never|all|both|also|still|already|\w+ly|\w+n['’]t)){0,5}"
    r" [“\"]?$"
)
# "Walked * into": what stands between the words of a phrase, at most so much.
GAP = r"(?:[\w’'-]+ ){0,3}"


@dataclass(frozen=True, slots=True)
class Matter:
    """A question with its rival answers, each by its words, and what makes a mention of them an answer.

    Where it is `asked` an answer counts that is only asked for: "whether he fell asleep" beside "he thinks he fainted".
    """

    asks: str
    answers: Mapping[str, re.Pattern[str]]
    near: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    unless: re.Pattern[str] | None = None
    general: frozenset[str] = frozenset()
    subject: re.Pattern[str] | None = None
    of_all: bool = False
    shared: bool = False
    person: bool = False
    victim: bool = False
    client: bool = False
    is_whether: bool = False
    asked: bool = False
    standing: bool = False


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("matters.toml").read_text(encoding="utf-8"))


@cache
def matters() -> tuple[Matter, ...]:
    """The table of matters."""
    return tuple(_matter(entry) for entry in _table()["matter"].values())


def _matter(entry: dict[str, Any]) -> Matter:
    given = entry.get("answers") or {YES: entry["yes"], NO: entry["no"]}
    answers = {name: _pattern(words) for name, words in given.items() if words}
    flags = {
        name: bool(entry.get(name)) for name in ("of_all", "shared", "person", "victim", "client", "asked", "standing")
    }
    near, of, general = (frozenset(entry.get(name, ())) for name in ("near", "of", "general"))
    unless = _pattern(entry["unless"]) if entry.get("unless") else None
    nouns = _pattern(entry["near"]).pattern if entry.get("subject") else None
    subject = re.compile(f"({nouns}){BETWEEN}", re.IGNORECASE) if nouns else None
    return Matter(
        entry["asks"], answers, near, of, unless, general, subject, is_whether="answers" not in entry, **flags
    )


@cache
def around(name: str) -> re.Pattern[str]:
    """One list of the words around an answer."""
    return _pattern(_table()["words"][name])


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    phrases = (" ".join(map(re.escape, w.split())).replace(r"\* ", GAP) for w in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
