"""English-Arabic names: whether two Latin spellings are of one Arabic name, against random pairs and near misses.

Same: two spellings that are mostly written with one Arabic word. Near misses look alike (Jaro-Winkler at least 0.85)
and share no Arabic form, nor forms that differ by a letter in four. Names that at least five people of Wikidata bear,
of the authors' test slice; the weights of `link/knowledge/spellings.csv` were learned on the other slice.
"""

import random
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from benchmarks.scoring import Counts
from recension.encoder import Encoder
from recension.link.names import SAME_WORD, similarity_of_words

LEAST_BEARERS = 5
MOST_ALIKE = 0.75
NEAR_MISS = 0.85
SEED = 1
VARIANTS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي"})
Pairs = list[tuple[str, str]]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Precision, recall and F1 of "the same name" in percent, at the threshold that linking uses."""
    same, other, near = make_pairs(data / "names_en_ar" / "wd_arabic_20.tsv")
    counts = Counts(wanted=len(same))
    for pairs, is_same in ((same, True), (other, False), (near, False)):
        for left, right in pairs:
            if similarity_of_words(left, right) >= SAME_WORD:
                counts.found += 1
                counts.right += is_same
    return {"f1": counts.f1, "precision": counts.precision, "recall": counts.recall, "pairs": float(len(same))}


def make_pairs(path: Path) -> tuple[Pairs, Pairs, Pairs]:
    """Pairs of one name, as many random pairs as half of them, and as many near misses."""
    arabic = read_names(path)
    main = {latin: max(sorted(forms), key=lambda f: forms[f]) for latin, forms in arabic.items()}
    spelled = defaultdict(list)
    for latin in sorted(main):
        spelled[main[latin]].append(latin)
    same = [(a, b) for words in spelled.values() for i, a in enumerate(words) for b in words[:i]]
    words, chooser = sorted(arabic), random.Random(SEED)
    other: Pairs = []
    near: Pairs = []
    for _ in range(200 * len(same)):
        a, b = chooser.sample(words, 2)
        if is_one(arabic[a], arabic[b]):
            continue
        if len(other) < len(same) // 2:
            other.append((a, b))
        if len(near) < len(same) // 2 and JaroWinkler.similarity(a, b) >= NEAR_MISS:
            near.append((a, b))
    return same, other, near


def is_one(left: Counter[str], right: Counter[str]) -> bool:
    """Whether two spellings share an Arabic form, or have nearly the same one."""
    return any(Levenshtein.normalized_similarity(a, b) > MOST_ALIKE for a in left for b in right)


def read_names(path: Path) -> dict[str, Counter[str]]:
    """Latin spellings with their Arabic forms and how many people bear them."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, script, bearers = line.split("\t")
        if int(bearers) >= LEAST_BEARERS and len(latin) > 2:
            names[latin][script.translate(VARIANTS)] += int(bearers)
    return names
