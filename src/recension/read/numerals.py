"""Numbers as they are written: digits, number words, groups, vague words, ordinals and ranges; no hedges yet."""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

Number = int | float

# Digits with thousands marks (1,200 and Indian 1,20,000), a word, or one sign. No group repeats inside another.
LEXEME = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?|(?<![\w.)])\.\d+|[^\W\d_]+|\S")
DASHES = frozenset("-–—‑")
CURRENCY = frozenset("$£€¥₹₽₩₪₺₴")
PERCENT = ("%", "percent", "pc")
FARTHEST_CHANGE = 7  # lexemes between a word of change and "from 12 to 15"


class Bound(Enum):
    """What a hedge makes of its figure."""

    EXACT = "exact"
    LEAST = "least"
    OVER = "over"
    MOST = "most"
    UNDER = "under"


class Form(Enum):
    """How a figure is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of text as the number grammar sees it, lower-cased, with its offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its hedges. `start` to `end` takes the hedges in, `first` to `last` the number alone (offsets).

    `low` and `high` are as written, None for no bound; `bounds` applies the hedge. `money` is the sign before it.
    """

    start: int
    end: int
    first: int
    last: int
    low: Number | None
    high: Number | None
    approximate: bool
    form: Form
    bound: Bound = Bound.EXACT
    additional: bool = False
    money: str | None = None

    def bounds(self, *, whole: bool) -> tuple[Number | None, Number | None]:
        """Inclusive bounds; where things are counted `whole`, "more than 450" starts at 451."""
        step = 1 if whole else 0
        match self.bound:
            case Bound.LEAST:
                return self.low, None
            case Bound.OVER:
                return (None if self.low is None else self.low + step), None
            case Bound.MOST:
                return None, self.high
            case Bound.UNDER:
                return None, (None if self.high is None else self.high - step)
            case Bound.EXACT:
                return self.low, self.high


@cache
def tables() -> dict[str, Any]:
    """The word tables, figures.toml."""
    return tomllib.loads(files(__package__).joinpath("figures.toml").read_text(encoding="utf-8"))


def find_lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """What the number grammar reads of `text` from `start` to `end`."""
    return [Lexeme(m.group().lower(), m.start(), m.end()) for m in LEXEME.finditer(text, start, end)]


@dataclass(frozen=True, slots=True)
class Numerals:
    """Reads numbers, without hedges, off a list of lexemes; each method gives the figure and the index after it."""

    lexemes: list[Lexeme]

    def read_range(self, at: int) -> tuple[Figure, int] | None:
        """A number or a range: "10-15", "10 to 15", "between 10 and 15", "five or six"."""
        first = self.read_one(at)
        if first is None:
            return None
        figure, after = first
        link = (
            after + (self.text(after) in PERCENT) + (self.text(after) == "per" and self.text(after + 1) == "cent") * 2
        )
        word = self.text(link)
        opened = self.text(at - 1 - (self.text(at - 1) in CURRENCY)) == "between"
        joined = word in DASHES or word in ("to", "or") or (word == "and" and opened)
        if not joined or figure.form is Form.ORDINAL or (word == "to" and self.is_change(at)):
            return first
        signs = self.text(link + 1) in CURRENCY
        second = self.read_one(link + 1 + signs)
        if second is None or not self.widens(figure, second[0]):
            return first
        # "5% to 10%" is a range, "rose 6.5% to 164p" is not
        if link > after and self.text(second[1]) not in (*PERCENT, "per"):
            return first
        return self.spanned(figure, second[0], opened and word == "and", at), second[1]

    def spanned(self, one: Figure, two: Figure, between: bool, at: int) -> Figure:
        """The range from one number to the other."""
        low = one.low or 0
        # "two to three million": the magnitude belongs to both
        if two.high is not None and two.high >= 1000 and low < 1000 and two.high % 1000 == 0:
            scale = next(s for s in (10**9, 10**6, 1000) if two.high % s == 0)
            low = low * scale if low * scale < two.high else low
        before = at - 1 - (self.text(at - 1) in CURRENCY)
        start = self.lexemes[before].start if between else one.start
        vague = Form.VAGUE if Form.VAGUE in (one.form, two.form) else one.form
        return replace(one, start=start, end=two.end, last=two.last, low=low, high=two.high, form=vague)

    def is_change(self, at: int) -> bool:
        """Whether "from 12 to 15" tells of a change, as after "rose", so that there are two figures and no range."""
        if self.text(at - 1 - (self.text(at - 1) in CURRENCY)) != "from":
            return False
        before = {x.text for x in self.lexemes[max(0, at - FARTHEST_CHANGE) : at]}
        return bool(before & set(tables()["changes"]["words"]))

    @staticmethod
    def widens(one: Figure, two: Figure) -> bool:
        """Whether the second number can be the upper end of a range."""
        return two.form is not Form.ORDINAL and one.low is not None and two.high is not None and one.low < two.high

    def text(self, at: int) -> str:
        """The text of a lexeme, empty past the ends."""
        return self.lexemes[at].text if 0 <= at < len(self.lexemes) else ""

    def close(self, at: int) -> bool:
        """Whether lexeme `at` stands close to the one before it."""
        return 0 < at < len(self.lexemes) and self.lexemes[at].start == self.lexemes[at - 1].end

    def read_one(self, at: int) -> tuple[Figure, int] | None:
        """One number at `at`: digits, number words, or words such as "dozens"."""
        word = self.text(at)
        if not word:
            return None
        if word[0].isdecimal() or (word[0] == "." and len(word) > 1):  # "¹" is a digit too, and points at a footnote
            return self.read_digits(at)
        return self.read_words(at) or self.read_group(at) or self.read_vague(at) or self.read_ordinal(at)

    def made(self, first: int, after: int, low: Number, high: Number | None, form: Form) -> Figure:
        """A plain figure of the lexemes `first` to `after`, with the currency sign before it."""
        start, end = self.lexemes[first].start, self.lexemes[after - 1].end
        if self.text(first - 1) == "minus" or (self.text(first - 1) in DASHES and self.text(first - 2) == "minus"):
            low, high = -low, None if high is None else -high
        money = self.text(first - 1) if self.text(first - 1) in CURRENCY else None
        whole_start = self.lexemes[first - 1].start if money else start
        return Figure(whole_start, end, start, end, low, high, form is Form.VAGUE, form, money=money)

    def read_digits(self, at: int) -> tuple[Figure, int] | None:
        """Digits with what scales them: "6,400", "1.7 million", "$3bn", "two" is not among them."""
        plain = self.text(at).replace(",", "")[:18]
        value: Number = float(plain) if "." in plain else int(plain)
        after = at + 1
        if self.close(after) and self.text(after) in ("st", "nd", "rd", "th"):
            return self.made(at, after + 1, value, value, Form.ORDINAL), after + 1
        suffixes = tables()["suffixes"] | (tables()["money_suffixes"] if self.is_scaled(at) else {})
        if self.close(after) and self.text(after) in suffixes:
            value, after = _tidy(value * suffixes[self.text(after)]), after + 1
        return self.scaled(at, after, value, Form.DIGITS)

    def is_scaled(self, at: int) -> bool:
        """Whether "m" after the digits is a million: behind a currency sign, or before a plural ("2m people")."""
        before, noun = self.text(at - 1), self.text(at + 2)
        if before in CURRENCY or (before in tables()["codes"]["words"] and self.close(at)):
            return True
        return noun == "people" or (noun.endswith("s") and noun not in ("across", "as"))

    def scaled(self, first: int, after: int, value: Number, form: Form) -> tuple[Figure, int]:
        """`value` times the magnitudes that follow ("million", "hundred thousand", "dozen")."""
        magnitudes, groups = tables()["magnitudes"], tables()["groups"]
        about = False
        while True:
            step = after + (self.text(after) in DASHES and self.close(after))
            word = self.text(step)
            if word in magnitudes:
                value = _tidy(value * magnitudes[word])
            elif word == "dozen":
                value, about = _tidy(value * groups[word]), True
            else:
                break
            after = step + 1
        return replace(self.made(first, after, value, value, form), approximate=about), after

    def read_words(self, at: int) -> tuple[Figure, int] | None:
        """Number words: "twenty-five", "one hundred and five", "two and a half"."""
        ones, tens, magnitudes = tables()["ones"], tables()["tens"], tables()["magnitudes"]
        total: Number = 0
        part: Number = 0
        after, seen = at, ""
        while True:
            word = self.text(after)
            if word in ones and seen not in ("one",) and not (seen == "ten" and ones[word] > 9):
                part, seen = part + ones[word], "one"
            elif word in tens and seen not in ("one", "ten"):
                part, seen = part + tens[word], "ten"
            elif word in magnitudes and (seen or (word != "hundred" and total)):
                part, total = self.raised(part, total, magnitudes[word])
                seen = "magnitude"
            elif (
                seen == "magnitude" and word == "and" and (self.text(after + 1) in ones or self.text(after + 1) in tens)
            ):
                pass
            elif not (seen == "ten" and word in DASHES and self.text(after + 1) in ones):
                break
            after += 1
        if not seen:
            return None
        return self.scaled(*self.with_half(at, after, total + part), Form.WORDS)

    @staticmethod
    def raised(part: Number, total: Number, magnitude: int) -> tuple[Number, Number]:
        """The sums after a magnitude word: (below the next magnitude, above it)."""
        if magnitude == 100:
            return (part or 1) * 100, total
        return 0, total + (part or 1) * magnitude

    def with_half(self, first: int, after: int, value: Number) -> tuple[int, int, Number]:
        """Takes in "and a half"."""
        if [self.text(after + i) for i in range(3)] == ["and", "a", "half"]:
            return first, after + 3, value + 0.5
        return first, after, value

    def read_group(self, at: int) -> tuple[Figure, int] | None:
        """ "a dozen", "half a million", "a couple", "a trio of", "a hundred"."""
        word, after = self.text(at), at + 1
        value: Number = 1
        if word == "half":
            value, after = 0.5, after + (self.text(after) in ("a", "an") or self.text(after) in DASHES)
        elif word not in ("a", "an", "dozen"):
            return None
        noun = self.text(after if word != "dozen" else at)
        next_word = self.text(after + 1)
        if noun in tables()["sets"] and next_word == "of":
            size = tables()["sets"][noun]
            return self.made(at, after + 1, size, size, Form.WORDS), after + 2
        if noun == "dozen" or (noun == "score" and next_word == "of") or (noun == "couple" and value == 1):
            size = _tidy(value * tables()["groups"][noun])
            after = after + 1 if word != "dozen" else at + 1
            return replace(self.made(at, after, size, size, Form.WORDS), approximate=True), after
        if noun in tables()["magnitudes"]:
            return self.scaled(at, after, value, Form.WORDS)
        return None

    def read_vague(self, at: int) -> tuple[Figure, int] | None:
        """ "dozens", "several hundred", "tens of thousands", "a few", "a number of"."""
        if [self.text(at + i) for i in range(3)] == ["a", "number", "of"]:
            return self.made(at, at + 3, 3, None, Form.VAGUE), at + 3
        vague, magnitudes = tables()["vague"], tables()["magnitudes"] | tables()["groups"]
        start = at + (self.text(at) == "a" and self.text(at + 1) in ("few", "handful"))
        if self.text(start) not in vague or (self.text(start) == "few" and start == at):
            return None
        if self.text(start) == "many" and self.text(start - 1) in ("as", "how", "so", "too"):
            return None
        low, high = vague[self.text(start)]
        after = start + 1
        # "several dozen", "hundreds of thousands", "many thousands"
        step = after + (self.text(after) == "of")
        more = self.text(step).removesuffix("s") if step == after or self.text(step).endswith("s") else ""
        if more in magnitudes and more not in ("couple", "score"):
            low, high, after = low * magnitudes[more], high * magnitudes[more], step + 1
        return self.made(at, after, low, high if high > 0 else None, Form.VAGUE), after

    def read_ordinal(self, at: int) -> tuple[Figure, int] | None:
        """A written ordinal: "sixth"."""
        ordinals = tables()["ordinals"]
        if self.text(at) not in ordinals:
            return None
        value = ordinals[self.text(at)]
        return self.made(at, at + 1, value, value, Form.ORDINAL), at + 1


def _tidy(value: Number) -> Number:
    """1.2 million is 1200000, not 1200000.0."""
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else value
