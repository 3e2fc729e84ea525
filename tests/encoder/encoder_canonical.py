"""What the shipped model finds in our texts, as plain data without scores, which differ a little between processors.

PYTHONPATH=src:tests/encoder python -m encoder_canonical > tests/encoder/canonical.json
"""

import json
import sys
from typing import Any

from encoder_texts import TEXTS

from recension.encoder import Analysis, Encoder


def canonical(analysis: Analysis) -> dict[str, Any]:
    """Tags, trees and spans, in words."""

    def words(first: int, last: int) -> str:
        return " ".join(token.text for token in analysis.tokens[first:last])

    return {
        "words": [f"{t.text} {t.lemma} {t.upos} {t.xpos} {t.head} {t.relation}" for t in analysis.tokens],
        "names": [f"{n.label}: {words(n.first, n.last)}" for n in analysis.names],
        "timexes": [f"{t.label}: {words(t.first, t.last)}" for t in analysis.timexes],
        "triggers": [f"{t.label}: {analysis.tokens[t.token].text}" for t in analysis.triggers],
        "attributions": [
            [[words(*s) for s in a.sources], words(*a.cue), [words(*c) for c in a.contents]]
            for a in analysis.attributions
        ],
    }


def main() -> None:
    """Writes them as JSON."""
    encoder = Encoder.load()
    json.dump([canonical(encoder.analyse(text)) for text in TEXTS], sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
