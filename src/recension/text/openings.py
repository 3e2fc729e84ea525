"""How a story opens and closes: the dateline before it, the byline above it, the credits after it."""

import re

# A dateline is short: "KUALA LUMPUR, Malaysia, Dec. 31, 2019 (AP) — ".
MAX_DATELINE_CHARS = 110
# The credits at the end name up to a dozen people.
MAX_CREDITS_CHARS = 500

_WITH_AGENCY = re.compile(
    # "Port Elder (Norrland) (AP/KTVI) — "
    r"(?:[^()\n—“”\"]{2,80}?[,. ] ?)?"
    r"(?:\([A-Z][\w'’ -]{2,30}\)[, ] ?)?"
    r"\((?:[A-Z]{2,8}|[A-Z][\w&. /]{2,30})\)\s{0,2}(?:(?:—|–|--|-|:|_)\s{0,2})?"
)
_AGENCY_WORD = re.compile(r"\(([^()]{2,32})\)")
_PLAIN = re.compile(r"([^\n—“”\"()]{3,80}?)(?:\s{0,2}—\s{0,2}|\s{1,2}(?:–|--|-)\s{1,2}|:\s(?=[A-Z“\"]))")
# Capitals that open a line without being a place: "BREAKING - …".
_NOT_PLACES = re.compile(
    "(?:breaking|updated?|watch|exclusive|live|videos?|photos?|revealed|opinion|analysis|file|correction|factbox|timeline"
    "|explainer|warning|note|clarification|new|see|also|more|read)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:(?:analysis|report|words|story|written)(?: |: ?)by|by|from)\s?:?\s+(?=\S)", re.IGNORECASE)
# Written small within a name, or between two.
_SMALL = frozenset({"and", "in", "of", "for", "the", "at", "de", "da", "del", "der", "di", "du", "la", "van", "von"})
_PLACED = re.compile(r"(?:[A-Z][\w.'’-]{0,20},? (?:and )?){2,6}in [A-Z][\w'’ -]{2,40}")
_OUTLET = re.compile(
    r"[A-Z][\w.'’&-]{0,20}(?: [A-Z][\w.'’&-]{0,20}){0,3}, [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
)
_OUTLET_WORD = re.compile(
    r"\b(?:[A-Z]{2,5}|News|Radio|TV|Press|Post|Times|Herald|Tribune|Gazette|Journal|Daily|Mail|Agency|Online|Service)\b"
)
_CREDITS = re.compile(
    r"\(? ?(?:(?:additional )?(?:reporting|writing)(?: and \w+)?|editing|compiled|written|edited) by [A-Z]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]['’\"”)]{0,2}\s{0,2}$")


def find_dateline(text: str) -> int:
    """How many characters of a paragraph are its dateline; 0 where it has none.

    Example:
        >>> find_dateline("PORT ELDER, Norrland (AP) — A ferry sank.")
        27
    """
    head = text[:MAX_DATELINE_CHARS]
    found = _WITH_AGENCY.match(head)
    if found and _has_agency(found[0]) and _may_precede(head[: found.end()]):
        return len(found[0].rstrip())
    plain = _PLAIN.match(head)
    if plain and _is_placed(plain[1]) and len(plain[0]) < len(text):
        return len(plain[0].rstrip())
    return 0


def is_whole_dateline(text: str) -> bool:
    """Whether a paragraph is a dateline and no more, the story beginning on the next line: "NORRBY, Norrland -".

    Example:
        >>> is_whole_dateline("PORT ELDER, Norrland -"), is_whole_dateline("PORT ELDER ferry sinks")
        (True, False)
        >>> is_whole_dateline("PORT ELDER, Norrland (AP) _")
        True
    """
    return text[-1:] in ("-", "–", "—", "_", ")") and find_dateline(f"{text} A") == len(text)


def _has_agency(head: str) -> bool:
    """Whether what stands in brackets is a source, not a remark; and what stands before it is a place or nothing."""
    named = next(reversed(list(_AGENCY_WORD.finditer(head))), None)
    if named is None or not head[named.end() :].strip():
        # "(CNN) A plane …" opens so too, but "Ms Moss (Ada) went" does not: without a dash, brackets must come first.
        return named is not None and named.start() == 0 and named[1].isupper()
    return named[1][0].isupper()


def _may_precede(head: str) -> bool:
    place = head.split("(", 1)[0].strip(" ,")
    if not place:
        return True
    words = [w for w in re.split(r"[\s,/]+", place) if w]
    capital = sum(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)
    return len(words) <= 9 and capital == len(words)


def _is_placed(head: str) -> bool:
    """Whether it opens with a place in capitals: "LONDON", "PORT ORRIN, East Coast", "NEW DELHI, Jan 1"."""
    words = re.split(r"[\s,/]+", head.strip())
    first = words[0].strip(".,:")
    if len(first) < 3 or not first.isupper() or not first.replace(".", "").replace("-", "").replace("'", "").isalpha():
        return False
    return _NOT_PLACES.fullmatch(first) is None and _may_precede(head)


def is_byline(text: str) -> bool:
    """Whether a paragraph names who wrote the story: "By ADA MOSS, Harbour Post".

    Example:
        >>> is_byline("By Ada Moss, Harbour Post"), is_byline("By Monday the search was over.")
        (True, False)
    """
    opened = _BYLINE.match(text)
    if opened is None or len(text) > 160 or text.endswith((".", "!", "?", ":")):
        return False
    words = re.split(r"[\s,/|;]+", text[opened.end() :].strip())
    return 1 <= len(words) <= 16 and all(w[:1].isupper() or w.lower() in _SMALL or "@" in w for w in words if w)


def is_placed_byline(text: str) -> bool:
    """Whether it reads like "Ada Moss in Port Elder and Ben Hale in Norrby"; to be asked near the top only."""
    return len(text) <= 100 and text[-1:].isalpha() and _PLACED.fullmatch(text) is not None


def is_placed_outlet(text: str) -> bool:
    """Whether it reads like "Harbour Post, Norrby", whose and where a writer is; to be asked below a byline only."""
    return _OUTLET.fullmatch(text) is not None and _OUTLET_WORD.search(text.partition(",")[0]) is not None


def find_credits(text: str) -> int:
    """Where a paragraph's credits begin ("(Reporting by …; Editing by …)"); its length where it has none."""
    tail = max(0, len(text) - MAX_CREDITS_CHARS)
    for found in _CREDITS.finditer(text, tail):
        before = text[max(0, found.start() - 6) : found.start()]
        opened = found[0].startswith("(")
        if (opened and text.rstrip(" .").endswith(")")) or (_SENTENCE_END.search(before) and found[0][0].isupper()):
            return found.start()
    return len(text)
