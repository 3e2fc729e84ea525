"""The outputs of a model for our texts, each text one window, joined over the words."""

import numpy as np
from encoder_texts import TEXTS
from numpy.typing import NDArray

from recension.encoder import Encoder
from recension.encoder.tokens import find_words
from recension.encoder.windows import Window, fill_window

HEADS = ("xpos", "relation", "name", "attribution", "trigger", "timex", "certainty", "mention")
VECTORS = {"mention_vector": 128, "trigger_vector": 128, "hidden": 96}  # how many of their columns are kept


def outputs_of(encoder: Encoder) -> dict[str, NDArray[np.float32]]:
    """By head [N, labels], vectors [N, columns], and "heads" [N]: the best head of each word within its text."""
    session = encoder._session
    words = [[text[a:b] for a, b in find_words(text)] for text in TEXTS]
    windows = [
        fill_window(Window(0, len(w), (0, len(w))), w, [0] * len(w), session.pieces_of, session.ends) for w in words
    ]
    outputs = session.run(windows)
    found = {head: np.concatenate([o[head] for o in outputs]) for head in HEADS}
    found |= {name: np.concatenate([o[name][:, :size] for o in outputs]) for name, size in VECTORS.items()}
    return found | {"heads": np.concatenate([o["arc"].argmax(axis=-1) for o in outputs]).astype(np.float32)}
