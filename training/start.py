"""Weights as shipped → a model that training can go on from.

What int8 rounded off is lost: the model reads as the shipped one does, and a further run begins there.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.export import export_exact
from training.losses import Model
from training.network import Network
from training.smooth import FACTOR


def load_shipped(model: Model, labels: dict[str, list[str]], weights: Path) -> None:
    """Puts the shipped weights into a model that has these labels.

    Raises:
        ValueError: the shipped heads have other labels.
    """
    shipped_labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
    if other := [task for task, names in labels.items() if shipped_labels[task] != names]:
        raise ValueError(f"{weights / 'labels.json'}: other labels than the corpora have, of {', '.join(other)}")
    shipped = _constants(onnx.load(str(weights / "encoder.onnx")))
    state = {f"network.{name}": value for name, value in _network_state(model.network, shipped).items()}
    with np.load(weights / "heads.npz") as heads:
        own = {name for name in model.state_dict() if not name.startswith("network.")}
        state |= {name: torch.from_numpy(heads[name]) for name in own & set(heads.files)}
    model.load_state_dict(state, strict=False)


def _constants(graph: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Constants by the name they had before quantising, in float32."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.graph.initializer}
    smoothing = _smoothing(graph, stored)
    found = {}
    for name, value in stored.items():
        plain = name.removesuffix("_quantized")
        if plain != name:
            zero = stored[f"{plain}_zero_point"].astype(np.float32)
            found[plain] = (value.astype(np.float32) - zero) * stored[f"{plain}_scale"]
            if plain in smoothing:
                found[plain] *= smoothing[plain][:, None]
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = value
    return found


def _smoothing(graph: onnx.ModelProto, stored: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """By matrix, what the columns of its input are multiplied by (training.smooth)."""
    evened = [node for node in graph.graph.node if len(node.input) > 1 and node.input[1].endswith(FACTOR)]
    by_output = {node.output[0]: stored[node.input[1]] for node in evened}
    products = [node for node in graph.graph.node if node.op_type == "MatMulInteger"]
    taken = {node.input[1].removesuffix("_quantized"): node.input[0].removesuffix("_quantized") for node in products}
    return {matrix: by_output[name] for matrix, name in taken.items() if name in by_output}


def _network_state(network: Network, shipped: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The network's parameters, out of the constants of its export."""
    state = {}
    for name, (exported, turned) in _exported_names(network).items():
        value = torch.from_numpy(np.array(shipped[exported], dtype=np.float32))
        if name.endswith(".mix"):
            value = value.log()  # the export folds the softmax over the layers
        state[name] = (value.T if turned else value).contiguous()
    return state


def _exported_names(network: Network) -> dict[str, tuple[str, bool]]:
    """Parameter → its name in the export, and whether it is transposed there.

    The export names matrices by a running number, the same for the same network: whose number is whose is seen by
    exporting random weights and looking for them.
    """
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter)  # the export makes one constant of parameters that are equal
    with tempfile.TemporaryDirectory() as folder:
        export_exact(network, Path(folder) / "probe.onnx")
        exported = _constants(onnx.load(str(Path(folder) / "probe.onnx")))
    by_content = {(value.shape, value.tobytes()): name for name, value in exported.items()}
    found = {}
    for name, parameter in network.named_parameters():
        value = torch.softmax(parameter, 0) if name.endswith(".mix") else parameter
        array = value.detach().numpy()
        plain = f"network.{name}"
        if plain in exported:
            found[name] = (plain, False)
        elif (key := (array.shape, array.tobytes())) in by_content:
            found[name] = (by_content[key], False)
        else:
            turned = np.ascontiguousarray(array.T)
            found[name] = (by_content[turned.shape, turned.tobytes()], True)
    return found
