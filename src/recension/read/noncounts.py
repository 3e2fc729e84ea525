"""Numbers that count nothing: ages, dates, clock times, addresses, scores, and numbers that are part of a name."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from recension.encoder.findings import Analysis
from recension.model.statement import Facet

from .cues import load_cues
from .figures import DASHES, Bound, Figure, Form
from .measures import read_unit
from .ways import is_way

WINDOW_CHARS = 24
OLDEST_YEARS = 115
# "a 4-year girl" leaves the "old" out; headlines write "3-Year-Old"; "19- and 20-year-old brothers" share it.
AGE_AFTER = re.compile(
    r"\s?[-–—‑ ]?\s?(?:years?|yrs?|months?|weeks?|days?)?\s?[-–—‑ ]?\s?(?:olds?\b|of age\b)"
    r"|[-–—‑] (?:and|or|to) (?:an? )?\d{1,3}[-–—‑ ]years?[-–—‑ ]olds?\b",
    re.IGNORECASE,
)
# "Image 8 of 10", "Photo 3/12": where it stands in a gallery.
GALLERY = re.compile(r"\b(?:image|photo|slide|picture)s?\s$", re.IGNORECASE)
# "Father of 4 killed", "a mother-of-two": the children of whom is told.
PARENT = re.compile(
    r"\b(?:father|mother|dad|mom|mum|parent|grandfather|grandmother|grandad|gran)\s?[-–‑]?\s?of\s?[-–‑]?\s?$",
    re.IGNORECASE,
)
GALLERY_AFTER = re.compile(r"\s?(?:of|/)\s?\d")
AGE_BEFORE = re.compile(r"\b(?:aged|ages?|age of|aged between|turned|turning|aged about)\s$")
AGES_BEFORE = re.compile(r"\b(?:aged|ages) (?:\w+(?:, and |, | and )){1,3}$")  # "ages six and seven"
CLOCK_AFTER = re.compile(
    r"\s?(?:(?i:[ap]\.? ?m)\b\.?|o['’]clock|GMT\b|UTC\b|hrs?\b(?! of)|hours\b(?! of)|[A-Z][SD]T\b)"
)
# "called at 7.15", but no level of shares, currencies or quakes
DOTTED_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
CLOCK_BEFORE = re.compile(r"\b(?:at|around|about|by|before|after|until|till|since|from)\s$", re.IGNORECASE)
LEVEL_CHARS = 80
LEVEL = re.compile(
    r"\b(?:clos\w+|open\w+|trad\w+|settl\w+|quot\w+|ended|finish\w+|index|shares?|stocks?|pounds?|dollars?|euros?|yen|"
    r"price\w*|rates?|magnitude|scale|measur\w+|stood|valued|level)\b",
    re.IGNORECASE,
)
STREET_AFTER = re.compile(
    r"(?: block\b|(?: [A-Z][\w.'’]*){1,3} (?:road|street|avenue|drive|lane|boulevard)\b|(?: [A-Z][\w.'’]*){1,4})"
)
EMERGENCY = re.compile(r"(?:911|999|112)\b (?:calls?|callers?|dispatch\w*|operators?|tapes?|recordings?)\b")
# "called 911 Friday morning"; "the death toll rose to 112" is a count.
EMERGENCY_BEFORE = re.compile(r"\b(?:call|called|calling|dial|dialed|dialled|dialing|phoned|calls?(?: to)?)\s$")
CALIBRE_AFTER = re.compile(
    r"[ -]?(?:(?:and|or|to)\b|cali|semi|auto|hand|pistol|rifle|revolver|round|shell|bullet|gun|magnum|smith)", re.I
)
DECADE_AFTER = re.compile(r" (?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b")
# "some 1, 600 officers" lost its thousands' comma a place; "in 2019, 300 people" and "on March 3, 150 people" did not.
BROKEN_BEFORE = re.compile(r"(?<!\d)\d{1,3}, $")
BROKEN_AFTER = re.compile(r", \d{3}\b(?![,.]\d)")
_OF_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
_BESIDES = frozenset({"other", "others", "more"})
# "stocks fell 5. 4 per cent" lost its point's place; "by 3. 12 people died" did not.
BROKEN_DECIMAL_BEFORE = re.compile(r"(?<!\d)\d{1,3}\. $")
MEASURED_AFTER = re.compile(r"(?: ?- ?| )?(?:per ?cent\b|%|magnitude\b|[mb]illion\b|bn\b|km\b|mph\b|degrees?\b)")
DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")
APPOSED = re.compile(r"\s?[,;)\].—–]|\s?$")
# "four men, 18, 19 and 20": ages one after another
MORE_AGES_BEFORE = re.compile(r"(?:\b\d{1,2}(?:, and |, | and )){1,6}$")
MORE_AGES_AFTER = re.compile(r"(?:(?:, and |, | and )\d{1,2}\b(?![-–—‑])){1,6}")


@cache
def _lists() -> dict[str, Any]:
    found = tomllib.loads(files(__package__).joinpath("noncounts.toml").read_text(encoding="utf-8"))
    return {name: frozenset(entries) for name, entries in found.items()}


def reason_against(analysis: Analysis, figure: Figure, top: int) -> str | None:
    """Why `figure`, whose top word is the token `top`, counts and measures nothing; None where it may."""
    text = analysis.text
    before = text[max(0, figure.first - WINDOW_CHARS) : figure.first]
    after = text[figure.last : figure.last + WINDOW_CHARS]
    if figure.form is Form.ORDINAL:
        return "an ordinal"
    if figure.money is not None:
        return None
    if is_way(analysis, top, after):
        return "a way to go"
    if figure.form is Form.WORDS and text[figure.first : figure.last].lower() == "one":
        return _reason_against_one(analysis, figure, top)
    if PARENT.search(before):
        return "the children of somebody"
    if figure.form is not Form.DIGITS and _is_spelt_as_name(analysis, figure):
        return "part of a name"
    if figure.form is not Form.DIGITS:
        several = AGES_BEFORE.search(before) and APPOSED.match(after)
        aged = AGE_AFTER.match(after) or AGE_BEFORE.search(before) or several
        return "a decade" if DECADE_AFTER.match(after) else "an age" if aged else None
    return (
        _reason_of_writing(analysis, figure)
        or _written_oddly(text, figure)
        or ("an emergency number" if _is_emergency(text, figure, before) else None)
        or ("an age" if _is_age(analysis, figure, before, after) else None)
        or ("a place in a gallery" if GALLERY.search(before) and GALLERY_AFTER.match(after) else None)
        or ("a clock time" if _is_clock_time(text, figure, before, after) else None)
        or ("a date" if _is_date(analysis, figure, top) else None)
        or ("an address" if _is_address(analysis, figure, after) else None)
        or ("part of a name" if _is_numbered(analysis, figure, top) or _opens_name(analysis, figure, top) else None)
    )


def _is_spelt_as_name(analysis: Analysis, figure: Figure) -> bool:
    """ "Kick Six", "Big Four": a capital within the sentence, beside another; headlines set every word so."""
    at = analysis.at(figure.first)
    if at is None or not analysis.text[figure.first].isupper() or figure.form is Form.VAGUE:
        return False
    sentence = analysis.sentences[analysis.tokens[at].sentence]
    words = [t for t in analysis.tokens[sentence.first : sentence.last] if t.text[0].isalpha()]
    before = analysis.tokens[at - 1] if at > sentence.first else None
    mostly = sum(t.text[0].isupper() for t in words) > len(words) / 2
    if before is None or mostly:
        return False
    # "a Grade Four pupil"
    numbered = before.text[0].isupper() and before.lemma.lower() in _lists()["numbered"]
    return before.upos == "PROPN" or numbered


def _reason_against_one(analysis: Analysis, figure: Figure, top: int) -> str | None:
    """ "no one", "one another" and "the one that" are pronouns; "one man" and "one of the men" count."""
    token = analysis.tokens[top]
    if token.relation == "nummod" and token.head > top:
        noun = analysis.tokens[token.head]
        return "a turn of phrase" if noun.lemma in ("day", "time", "thing", "way", "point", "another") else None
    following = analysis.text[figure.last : figure.last + 4].lower()
    previous = analysis.tokens[top - 1].text.lower() if top else ""
    if previous in ("no", "any", "every", "some", "this", "that", "the", "only", "which", "each", "another"):
        return "a pronoun"
    return None if following.startswith(" of ") or token.relation in ("nummod", "obj", "nsubj:pass") else "a pronoun"


def _reason_of_writing(analysis: Analysis, figure: Figure) -> str | None:
    """A figure that is no whole one ("some 1, 600 officers"), or a weapon's ("a .380 semi-automatic")."""
    text = analysis.text
    before = text[max(0, figure.first - WINDOW_CHARS) : figure.first]
    broken = BROKEN_BEFORE.search(before)
    is_three = re.match(r"\d{3}\b", text[figure.first : figure.last + 1]) is not None
    if broken and is_three and not DATED.search(before[: broken.start()]):
        start = figure.first - len(before) + broken.start()
        return "a number broken in two" if _is_rest(analysis, start, figure.first) else None
    digits = text[figure.first : figure.last]
    if digits.isdecimal() and len(digits) <= len("000") and BROKEN_AFTER.match(text, figure.last):
        whole = DATED.search(before) or not _is_rest(analysis, figure.first, figure.last + len(", "))
        return None if whole else "a number broken in two"
    if BROKEN_DECIMAL_BEFORE.search(before) and MEASURED_AFTER.match(text, figure.last):
        return "a number broken in two"
    bare = text[figure.first] == "." or re.search(r"(?:^|\W)\.$", before) is not None
    return "a calibre" if bare and CALIBRE_AFTER.match(text, figure.last) else None


def _is_rest(analysis: Analysis, start: int, rest: int) -> bool:
    """Whether digits behind a comma end the figure before: "26, 000", "1, 600 officers"; not "kills 12, 120 hurt"."""
    first, last, tokens = analysis.at(start), analysis.at(rest), analysis.tokens
    if analysis.text[rest] == "0" or first is None or last is None or last + 1 == len(tokens):
        return True
    verb = next((t for t in tokens[first - 1 :: -1] if t.upos not in ("ADP", "ADJ", "ADV")), tokens[0])
    # "killed 12, 120 people were hurt": each clause has its own figure
    acts = first > 0 and verb.upos == "VERB" and load_cues().verb(verb.text, verb.lemma) is None
    if tokens[last + 1].upos in ("PUNCT", "AUX") and tokens[last].relation != "nsubj:pass":
        return not (acts and tokens[first].relation == "obj" and tokens[last + 1].upos == "AUX")
    noun = max(tokens[first].head, tokens[last].head)
    between = tokens[last + 1 : noun + 1]
    if noun <= last or tokens[noun].upos not in ("NOUN", "PROPN") or any(t.lemma.lower() in _BESIDES for t in between):
        return False
    plain = all(t.upos in _OF_NOUN or t.relation == "amod" for t in between)
    return plain and not (acts and tokens[noun].relation.startswith("nsubj"))


def _written_oddly(text: str, figure: Figure) -> str | None:
    """What the characters right beside the digits give away: "MH17", "F-16", "P2P", "9/11", "10:30", "2-1", "1990s"."""
    left, right = text[max(0, figure.first - 2) : figure.first], text[figure.last : figure.last + 2]
    if re.match(r"0\d", text[figure.first : figure.first + 2]):
        return "a code"
    money = read_unit(text, figure)
    if left[-1:].isalpha() and money is not None and money.facet is Facet.MONEY and right[:1] not in ("p", "P"):
        return None
    if left[-1:].isalpha() or left[-1:] in ("#", "_", "/", "\\", "№"):
        return "part of a name"
    joined = left[-1:] in DASHES and left[:1].isalpha() and (figure.low or 0) >= 0
    if joined and "sub-" not in text[max(0, figure.first - 4) : figure.first].lower():
        return "part of a name"
    if (left[-1:] == ":" and left[:1].isdigit()) or (right[:1] == ":" and right[1:].isdigit()):
        return "a clock time"
    if right[:1] in ("/", "\\") and right[1:].isdigit():
        return "a date"
    if (right[:1] in DASHES and right[1:].isdigit()) or (left[-1:] in DASHES and left[:1].isdigit()):
        return "a score or a code"
    if right[:1] == "s" and not right[1:].isalpha():
        return "a decade"
    if right[:1].isalpha() and read_unit(text, figure) is None:
        return "part of a name"
    return None


def _is_emergency(text: str, figure: Figure, before: str) -> bool:
    if EMERGENCY.match(text, figure.first):
        return True
    return text[figure.first : figure.last] in ("911", "999", "112") and EMERGENCY_BEFORE.search(before) is not None


def _is_clock_time(text: str, figure: Figure, before: str, after: str) -> bool:
    """ "At 7 pm", "called at 7.15 to a fire"; of "shares closed at 7.15" nobody knows it."""
    if read_unit(text, figure) is not None:
        return False
    dotted = DOTTED_CLOCK.fullmatch(text[figure.first : figure.last]) is not None
    ahead = text[max(0, figure.first - LEVEL_CHARS) : figure.first]
    told = dotted and CLOCK_BEFORE.search(before) is not None and LEVEL.search(ahead) is None
    return told or CLOCK_AFTER.match(after) is not None


def _is_age(analysis: Analysis, figure: Figure, before: str, after: str) -> bool:
    if AGE_AFTER.match(after):
        return True
    first, behind = figure.first, after
    if earlier := MORE_AGES_BEFORE.search(before):
        first, before = first - len(earlier[0]), before[: earlier.start()]
    if later := MORE_AGES_AFTER.match(behind):
        behind = behind[later.end() :]
    if AGE_BEFORE.search(before):
        return True
    # "Mara Lind, 42, of Ulverton", "Lind (42)"
    stands_alone = before.rstrip()[-1:] in (",", "(") and bool(APPOSED.match(behind)) and figure.bound is Bound.EXACT
    if not stands_alone or not isinstance(figure.high, int) or figure.high > OLDEST_YEARS:
        return False
    at = analysis.at(first)
    named = analysis.tokens[at - 2] if at is not None and at > 1 else None
    return named is not None and named.upos not in ("VERB", "AUX", "ADP") and not named.text[0].isdigit()


def _is_date(analysis: Analysis, figure: Figure, top: int) -> bool:
    tokens, months = analysis.tokens, _lists()["months"]
    first, last = analysis.at(figure.first), analysis.at(figure.last - 1)
    if first is None or last is None:
        return False
    near = [tokens[i].text for i in (first - 1, first - 2, last + 1) if 0 <= i < len(tokens)]
    beside = [w for w in near[:1] + near[2:] if w != "."] + (near[1:2] if near[:1] == ["."] else [])
    # "may" is a month only with its capital
    if any(w[:1].isupper() and w.lower().rstrip(".") in months for w in beside) and (figure.high or 0) <= 2100:
        return True
    plain = "," not in analysis.text[figure.first : figure.last]
    year = isinstance(figure.low, int) and 1000 <= figure.low <= 2100 and plain
    if (
        not year
        or read_unit(analysis.text, figure) is not None
        or figure.additional
        or figure.approximate
        or figure.bound is not Bound.EXACT
    ):
        return False
    if isinstance(figure.high, int) and figure.low != figure.high and 1900 <= (figure.low or 0) < figure.high <= 2100:
        return True
    governor = tokens[tokens[top].head]
    counts = tokens[top].relation == "nummod" and governor.index > top and governor.xpos == "NNS"
    likely = 1900 <= (figure.low or 0) <= 2100
    dated = any(x.label in ("DATE", "TIME") and x.first <= top < x.last for x in analysis.timexes)
    return dated or (likely and not counts)


def _opens_name(analysis: Analysis, figure: Figure, top: int) -> bool:
    """ "7 Harbour News", "the 14 Mile Gang": a body's name that begins with its number."""
    plain = figure.bound is Bound.EXACT and not figure.approximate and not figure.additional
    bodies = (n for n in analysis.names if n.label in ("Organization", "Facility") and n.first == top)
    return plain and any(n.last > top + 1 and analysis.tokens[n.last - 1].xpos.startswith("NNP") for n in bodies)


def _is_address(analysis: Analysis, figure: Figure, after: str) -> bool:
    found = STREET_AFTER.match(after)
    if found is None:
        return False
    streets = _lists()["streets"]
    return any(w.strip(".").lower() in streets for w in found.group().split())


def _is_numbered(analysis: Analysis, figure: Figure, top: int) -> bool:
    """Behind a noun that is numbered ("Flight 301"), or hung on a proper name before it ("Boeing 737")."""
    token = analysis.tokens[top]
    if top == 0 or figure.approximate or figure.bound is not Bound.EXACT:
        return False
    previous = analysis.tokens[top - 1]
    governor = analysis.tokens[token.head]
    counts = token.relation == "nummod" and governor.index > top and governor.xpos in ("NNS", "NNPS")
    if counts or read_unit(analysis.text, figure) is not None:
        return False
    if previous.lemma.lower() in _lists()["numbered"] and previous.xpos.startswith("NN"):
        return True
    behind = governor.index == top - 1 and governor.upos == "PROPN" and token.relation != "appos"
    return behind and previous.end + 1 >= token.start
