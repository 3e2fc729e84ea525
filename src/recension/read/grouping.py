"""Groups of mentions that were found to be one, with the reason for each join."""

from collections.abc import Iterator


class Groups:
    """Mentions by number, joined into groups; a join that is ruled out is not made, now or by way of others."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = {}
        self._reasons: dict[int, str] = {}

    def root(self, at: int) -> int:
        """The number that stands for the group of `at`: its first mention."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def are_joined(self, left: int, right: int) -> bool:
        """Whether the two are in one group."""
        return self.root(left) == self.root(right)

    def keep_apart(self, left: int, right: int) -> None:
        """Rule out that the two groups are ever joined: two people of one surname."""
        left, right = self.root(left), self.root(right)
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def are_apart(self, left: int, right: int) -> bool:
        """Whether a join of the two groups is ruled out."""
        return self.root(right) in self._apart.get(self.root(left), ())

    def join(self, left: int, right: int, reason: str) -> bool:
        """Make the two groups one, if that is not ruled out; the reason is kept for the later mention."""
        low, high = sorted((self.root(left), self.root(right)))
        if low == high or self.are_apart(low, high):
            return low == high
        self._parent[high] = low
        self._reasons[max(left, right)] = reason
        for other in self._apart.pop(high, set()):
            self._apart.setdefault(low, set()).add(other)
            self._apart[other].discard(high)
            self._apart[other].add(low)
        return True

    def reason(self, at: int) -> str | None:
        """Why mention `at` joined, if it did."""
        return self._reasons.get(at)

    def groups(self) -> Iterator[list[int]]:
        """The groups, by first mention; members in order."""
        members: dict[int, list[int]] = {}
        for at in range(len(self._parent)):
            members.setdefault(self.root(at), []).append(at)
        yield from (members[root] for root in sorted(members))
