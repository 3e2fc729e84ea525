"""In which language a report is written."""

from functools import cache
from typing import Any

# Below so many letters a guess is a coin's toss, and the metadata is believed.
MIN_LETTERS = 120
# What is looked at; a language shows within a page.
MAX_CHARS = 4_000
# How sure the guess has to be to outweigh the metadata.
SURE = 0.95


def find_language(text: str, stated: str | None = None) -> str | None:
    """The language's ISO 639-1 code: by the text where it is long enough, else as the metadata states.

    Example:
        >>> find_language("Short.", "en")
        'en'
    """
    head = text[:MAX_CHARS]
    if sum(c.isalpha() for c in head) < MIN_LETTERS:
        return stated
    code, sureness = _identifier().classify(head)
    if stated and (stated == code or sureness < SURE):
        return stated
    return str(code) if sureness >= SURE else None


@cache
def _identifier() -> Any:
    # Imported here: it costs 190 ms.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
