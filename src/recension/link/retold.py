"""Those without a name whom several reports tell of in the same words: copies of a text mean the same "the man"."""

from collections.abc import Iterable, Iterator, Mapping

from recension.model.entity import MentionKind
from recension.model.reading import Chain
from recension.model.report import Report
from recension.model.span import Span

# The words on each side of a mention that have to be the same, and how few they may be; eight are seldom so by chance.
_BESIDE, _LEAST = 6, 8
_MOST_CHARS = 80  # that those words are looked for in
Setting = tuple[tuple[str, ...], str, tuple[str, ...]]


def find_retold(chains: Iterable[Chain], reports: Mapping[str, Report]) -> Iterator[tuple[str, str, str]]:
    """Pairs of chains of two reports that are one by the words around them, with the words of the mention.

    Args:
        chains: all of the reports; those with a name are passed over.
        reports: by id.
    """
    first: dict[Setting, Chain] = {}
    groups: dict[str, set[str]] = {}  # the reports that tell of those that are one, by the id of each
    for chain in chains:
        for mention in () if chain.names else chain.mentions:
            setting = _setting(mention.span, reports) if mention.kind is MentionKind.NOMINAL else None
            other = first.setdefault(setting, chain) if setting is not None else chain
            if other is chain or chain.id in groups:
                continue
            group = groups.setdefault(other.id, {_report(other)})
            if _report(chain) not in group:
                group.add(_report(chain))
                groups[chain.id] = group
                yield other.id, chain.id, mention.span.text


def _report(chain: Chain) -> str:
    return chain.mentions[0].span.report


def _setting(span: Span, reports: Mapping[str, Report]) -> Setting | None:
    """A mention's words with those before and behind it; None where there are too few to tell."""
    text = reports[span.report].text
    before = tuple(text[max(0, span.start - _MOST_CHARS) : span.start].split()[-_BESIDE:])
    behind = tuple(text[span.end : span.end + _MOST_CHARS].split()[:_BESIDE])
    return (before, span.text, behind) if len(before) + len(behind) >= _LEAST else None
