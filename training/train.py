"""Trains the encoder on all corpora.

    python -m training.train --corpora FOLDER --out FOLDER --steps 6800

A run that was cut goes on from its last checkpoint when the same command is given again; with another --steps the
learning rate decays to the new end. `--start WEIGHTS` begins at weights as shipped, for a second leg, which
`training.average` takes half the way back.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training import scores
from training.corpora import collect_labels, read_corpora
from training.examples import Document, Sentence
from training.losses import Losses, Model, event_loss, pair_loss, similarity_loss, tag_losses
from training.network import GROUPS, Network, base_folder
from training.read_pairs import SentencePair, Topic, read_ecb, read_ists
from training.start import load_shipped
from training.streams import Raw, Stream, document_pass, pair_pass, sentence_pass, topic_pass, window_pass
from training.windows import Batch, Labels, Pieces, make_batch

SEED = 1
ENCODER_RATE, HEAD_RATE = 2e-4, 2e-3  # the encoder is trained already, the heads begin at nothing
WARM_UP = 0.05  # share of the steps
DECAY = 0.01
CLIP = 1.0
CHECKPOINT_STEPS, LOG_STEPS, SCORE_STEPS = 300, 25, 1500

# Share of the steps that each kind of batch has: about seven passes over GUM, three over the names and
# the attributions, ten and more over the small corpora of triggers, PLOVER and pairs.
SHARES = {"gum": 0.17, "ewt": 0.10, "worldwide-ner": 0.22, "polnear": 0.25, "times": 0.08, "factuality": 0.04,
          "plover": 0.02, "ecbplus": 0.06, "ists": 0.02, "similarity": 0.04}  # fmt: skip
# The pair head's benchmark is five-fold over iSTS' headlines: the encoder must not have seen them.
ISTS_DOMAINS = ("images", "answers-students")
QUIET_GENRES = ("whow", "voyage", "academic", "textbook", "fiction")  # of GUM: hardly a political event in them
# A second leg begins where the first has learned: smaller steps, and most of them for what is far from learned by heart
# (attributions, trees, names); on the small corpora of triggers, times and events the loss is near nothing by then.
LATER_RATE = 0.4
LATER_SHARES = {"gum": 0.29, "ewt": 0.08, "worldwide-ner": 0.09, "polnear": 0.31, "times": 0.05, "factuality": 0.05,
                "plover": 0.01, "ecbplus": 0.06, "ists": 0.02, "similarity": 0.04}  # fmt: skip
KEPT_LAYERS = 3  # of the second leg, as they are: lower layers serve every task, and a step takes a third less time
HIDDEN_SHARE, MASK = 0.08, 103  # of pieces behind [MASK] in batches of tags: the treebanks are soon learned by heart
HEADS = frozenset(task for tasks in GROUPS.values() for task in tasks) | {"arc"}


def main() -> None:
    """Reads the options, then trains to the end."""
    options = read_options()
    options.out.mkdir(parents=True, exist_ok=True)
    base = base_folder()
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    without = frozenset(options.without)
    corpora = read_corpora(options.corpora, "train", without)
    labels = Labels(collect_labels(corpora))
    record_start(options.out, labels, base)
    model = Model(Network(base, labels.names))
    if options.start:
        load_shipped(model, labels.names, options.start)
    model = model.to(device)
    pieces = Pieces(base / "tokenizer.json")
    streams = make_streams(corpora, options.corpora, without, pieces)
    run = Run(model, streams, labels, make_teacher(base, device), device, options)
    run.resume()
    run.train(Dev(options.corpora, without, pieces, run))


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Trains the encoder.")
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, labels and log go here")
    parser.add_argument("--steps", type=int, default=6800)
    parser.add_argument("--start", type=Path, help="a folder of shipped weights to begin at, instead of the base's")
    parser.add_argument("--heads", nargs="*", default=sorted(HEADS), help="train these only")
    parser.add_argument("--streams", nargs="*", default=sorted(SHARES), help="draw batches of these only")
    parser.add_argument("--without", nargs="*", default=[], help="corpora to leave out, for their licence, say")
    return parser.parse_args()


def record_start(out: Path, labels: Labels, base: Path) -> None:
    """Writes the labels, and the digest of the weights that training starts from."""
    (out / "labels.json").write_text(json.dumps(labels.names, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    (out / "base.json").write_text(json.dumps({"model.safetensors": digest}) + "\n", encoding="utf-8")


def make_teacher(base: Path, device: str) -> Callable[[Batch], Tensor]:
    """The frozen base: texts → normalised vectors [B, D], the mean over all pieces, as it was trained."""
    frozen = BertModel.from_pretrained(base, add_pooling_layer=False).to(device).eval()

    @torch.no_grad()
    def teach(batch: Batch) -> Tensor:
        hidden = frozen(input_ids=batch.pieces, attention_mask=batch.mask).last_hidden_state.float()
        mask = batch.mask.unsqueeze(-1).float()
        return nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)

    return teach


def autocast(device: str) -> torch.autocast:
    """bfloat16 where the machine has it: twice as fast as float32 there, sixty times slower where it is emulated.

    float16 would need loss scaling.
    """
    has_it = device == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device, dtype=torch.bfloat16, enabled=has_it)


def make_streams(
    corpora: dict[str, list[Document]], folder: Path, without: frozenset[str], pieces: Pieces
) -> dict[str, Stream]:
    """A stream for each kind of batch that SHARES knows and whose corpora are there."""
    every = [d for name in ("gum", "worldwide-ner", "polnear") for d in corpora.get(name, [])]
    times = corpora.get("tempeval3", []) + corpora.get("meantime", [])
    passes: dict[str, Callable[[random.Random], list[Raw]]] = {
        "times": partial(window_pass, times, pieces),
        "similarity": lambda shuffler: sentence_pass(every, pieces, shuffler, share=0.1),
    }
    passes["gum"] = partial(document_pass, corpora.get("gum", []), pieces)
    for name in ("ewt", "worldwide-ner", "polnear", "factuality"):
        passes[name] = partial(window_pass, corpora.get(name, []), pieces)
    if "plover" in corpora:
        quiet = [Document("plover", d.name, (Sentence(s.words, whole={"plover": "none"}),))
                 for d in corpora.get("gum", []) if d.name.split("_")[1] in QUIET_GENRES
                 for s in d.sentences if len(s.words) > 6]  # fmt: skip
        # A third of the sentences report none of PLOVER's events.
        passes["plover"] = lambda s: window_pass(corpora["plover"] + s.sample(quiet, min(500, len(quiet))), pieces, s)
    if "ecbplus" not in without:
        passes["ecbplus"] = partial(topic_pass, list(read_ecb(folder / "ecbplus" / "train")), pieces)
    if "ists" not in without:
        passes["ists"] = partial(pair_pass, list(read_ists(folder / "ists" / "train", ISTS_DOMAINS)), pieces)
    left_out = without | ({"times"} if not times else frozenset())
    return {name: Stream(name, SEED, one_pass) for name, one_pass in passes.items() if name not in left_out}


class Run:
    """One training run: model, optimiser, streams, and where it stands."""

    def __init__(
        self,
        model: Model,
        streams: dict[str, Stream],
        labels: Labels,
        teacher: Callable[[Batch], Tensor],
        device: str,
        options: argparse.Namespace,
    ) -> None:
        self.model, self.labels, self.teacher, self.device = model, labels, teacher, device
        self.streams = {name: stream for name, stream in streams.items() if name in options.streams}
        self.out, self.steps, self.heads = options.out, options.steps, frozenset(options.heads)
        self.step, self.is_later = 0, options.start is not None
        self.shares = LATER_SHARES if self.is_later else SHARES
        full = LATER_RATE if self.is_later else 1.0
        self.rates = (full * ENCODER_RATE, full * HEAD_RATE)
        if self.is_later:
            keep_lower(model.network)
        learning = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        encoder = [p for n, p in learning if n.startswith("network.encoder.")]
        others = [p for n, p in learning if not n.startswith("network.encoder.")]
        groups = [{"params": part, "lr": rate} for part, rate in zip((encoder, others), self.rates, strict=True)]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)

    def loss_of(self, name: str, raw: Raw) -> Losses:
        """The losses of one batch, by task."""
        batch = make_batch(raw.windows, self.labels).to(self.device)
        with autocast(self.device):
            if raw.mentions is not None:
                return event_loss(self.model, batch, raw.mentions)
            if raw.pairs is not None:
                return pair_loss(self.model, batch, raw.pairs)
            if name == "similarity":
                return similarity_loss(self.model, batch, self.teacher)
            return tag_losses(self.model, hide_pieces(batch) if self.is_later else batch, self.heads)

    def rate(self) -> float:
        """The share of the full learning rate at this step: up in the warm-up, then down to 0 at the end."""
        done = self.step / self.steps
        return min((self.step + 1) / (WARM_UP * self.steps), (1 - done) / (1 - WARM_UP))

    def train(self, dev: Dev) -> None:
        """Takes all steps that are left."""
        began, losses, done = time.time(), {}, 0
        while self.step < self.steps:
            # Seeded by the step, so that a resumed run draws what the uncut one would have drawn.
            torch.manual_seed(SEED * 1_000_003 + self.step)
            names = list(self.streams)
            name = random.Random(f"{SEED} {self.step}").choices(names, [self.shares[n] for n in names])[0]
            raw = self.streams[name].next()
            losses[name] = self.take_step(name, raw)
            done += sum(len(w.pieces) for w in raw.windows)
            if self.step % LOG_STEPS == 0:
                self.log(step=self.step, losses=losses, pieces_per_s=round(done / (time.time() - began)))
                losses = {}
            if self.step % CHECKPOINT_STEPS == 0 or self.step == self.steps:
                self.save()
            if self.step % SCORE_STEPS == 0 or self.step == self.steps:
                self.log(step=self.step, dev=dev.figures(small=self.step < self.steps))

    def take_step(self, name: str, raw: Raw) -> dict[str, float]:
        """One step of the optimiser; the losses as numbers."""
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * self.rate()
        losses = self.loss_of(name, raw)
        self.optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimiser.step()
        self.step += 1
        return {task: round(loss.item(), 4) for task, loss in losses.items()}

    def save(self) -> None:
        """Writes a checkpoint."""
        state = {"step": self.step, "model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(),
                 "streams": {name: stream.state() for name, stream in self.streams.items()}}  # fmt: skip
        part = self.out / "checkpoint.part"
        torch.save(state, part)
        part.rename(self.out / "checkpoint.pt")  # a run that is cut while it writes keeps the one before

    def resume(self) -> None:
        """Takes up the last checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device, weights_only=True)
            self.step = state["step"]
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            for name, stream in self.streams.items():
                stream.resume(state["streams"][name])

    def log(self, **line: object) -> None:
        """Appends a line to the log."""
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"time": round(time.time()), **line}) + "\n")


def hide_pieces(batch: Batch) -> Batch:
    """The batch with some of its word pieces, never [CLS] and [SEP], hidden behind [MASK]."""
    inner = batch.mask.bool() & batch.mask.roll(-1, 1).bool()
    inner[:, 0] = inner[:, -1] = False
    hidden = inner & (torch.rand(batch.pieces.shape, device=batch.pieces.device) < HIDDEN_SHARE)
    return replace(batch, pieces=batch.pieces.masked_fill(hidden, MASK))


def keep_lower(network: Network) -> None:
    """Leaves what stands below the upper layers as it is."""
    for part in (network.case, network.encoder.embeddings, *network.encoder.encoder.layer[:KEPT_LAYERS]):
        part.requires_grad_(False)


class Dev:
    """The dev parts, read once."""

    def __init__(self, folder: Path, without: frozenset[str], pieces: Pieces, run: Run) -> None:
        self.corpora = read_corpora(folder, "dev", without)
        self.topics: list[Topic] = [] if "ecbplus" in without else list(read_ecb(folder / "ecbplus" / "dev"))
        self.pairs: list[SentencePair] = [] if "ists" in without else list(read_ists(folder / "ists" / "dev"))
        self.pieces, self.run = pieces, run

    @torch.no_grad()
    def figures(self, *, small: bool) -> dict[str, scores.Figures]:
        """Figures by corpus; `small` reads a third of the large ones."""
        model, labels, device = self.run.model.eval(), self.run.labels, self.run.device
        found = {}
        with autocast(device):
            for name, documents in self.corpora.items():
                chosen = documents[::3] if small and name in ("worldwide-ner", "polnear", "ewt") else documents
                found[name] = scores.score_documents(self.outputs_of, chosen, self.pieces, labels)
            if "gum" in self.corpora:
                news = [d for d in self.corpora["gum"] if "_news_" in d.name]
                found["gum news"] = scores.score_documents(self.outputs_of, news, self.pieces, labels)
                found["coreference"] = scores.score_coreference(model, self.corpora["gum"], self.pieces, labels, device)
                found["similarity"] = scores.score_similarity(model, self.run.teacher, news, self.pieces, labels)
            found["pairs"] = scores.score_pairs(model, self.topics, self.pairs, self.pieces, labels, device)
        model.train()
        return found

    def outputs_of(self, batch: Batch) -> dict[str, Tensor]:
        """The network's outputs, on the CPU."""
        there = batch.to(self.run.device)
        outputs = self.run.model.network(there.pieces, there.shapes, there.mask, there.firsts, there.sentence)
        return {name: output.cpu() for name, output in outputs.items()}


if __name__ == "__main__":
    main()
