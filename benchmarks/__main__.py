"""The command line of the benchmarks."""

import argparse
import json
import sys
from pathlib import Path

from recension.encoder import Encoder

from . import floors, registry


def main() -> int:
    """Runs one benchmark; 1 if a floor is not held."""
    options = _options()
    if options.list:
        for name in registry.find_names():
            print(f"{name:16}{registry.first_line(name)}")
        return 0
    encoder = Encoder.load(options.model)
    figures = registry.load(options.name).run(options.data, options.split, encoder)
    digest = floors.digest_of(options.data / options.split)
    rounded = {figure: round(value, 2) for figure, value in figures.items()}
    if options.json:
        print(json.dumps({"benchmark": options.name, "split": options.split, "corpus": digest, "figures": rounded}))
    else:
        _print_table(options.name, options.split, digest, rounded)
    return _check(options.name, options.split, digest, figures) if options.check else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=list(registry.find_names()), metavar="NAME")
    parser.add_argument("--list", action="store_true", help="the benchmarks that there are")
    parser.add_argument("--data", type=Path, help="the folder of the unpacked corpus")
    parser.add_argument("--split", default="dev", help="train, dev or test: a folder in it")
    parser.add_argument("--json", action="store_true", help="figures as one line of JSON")
    parser.add_argument("--check", action="store_true", help="fail where a figure is below its floor in floors.toml")
    parser.add_argument("--model", type=Path, help="weights other than those that are shipped")
    options = parser.parse_args()
    if not options.list and (options.name is None or options.data is None):
        parser.error("a NAME and --data are needed (or --list)")
    return options


def _print_table(name: str, split: str, digest: str, figures: dict[str, float]) -> None:
    print(f"{name}, {split} (corpus {digest})")
    width = max(map(len, figures), default=0)
    for figure, value in figures.items():
        print(f"  {figure:{width}}  {value:10.2f}")


def _check(name: str, split: str, digest: str, figures: dict[str, float]) -> int:
    breaches = list(floors.find_breaches(name, split, digest, figures))
    for line in breaches:
        print(line, file=sys.stderr)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
