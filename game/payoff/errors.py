"""What the payoff kernel refuses, as typed errors that carry the numbers behind the refusal."""

from __future__ import annotations


class PayoffError(ValueError):
    """Base of every refusal of the payoff kernel."""


class PointsOutOfRange(PayoffError):
    """A value is not finite, or sums of such values could leave the exact integer range."""


class FactorError(PayoffError):
    """A factor's scope and table do not fit each other or the issues of the model."""


class PackageError(PayoffError):
    """A package has the wrong length or names an option that the issue does not have."""


class EmptyChoice(PayoffError):
    """A restriction leaves an issue without any option.

    Attributes:
        issue: index of the issue left empty.
    """

    def __init__(self, issue: int) -> None:
        self.issue = issue
        super().__init__(f"issue {issue} is left without an option")


class BlockTooLarge(PayoffError):
    """Linked factors join so many issues that their joint table exceeds the limit.

    Attributes:
        issues: every issue of the block, ascending.
        linking: the issues that hold it together: freeing any one of them from its factors brings
            what remains under the limit; if no single issue does, the one that helps most.
        size: cells of the joint table.
        limit: cells allowed.
    """

    def __init__(self, issues: tuple[int, ...], linking: tuple[int, ...], size: int, limit: int) -> None:
        self.issues = issues
        self.linking = linking
        self.size = size
        self.limit = limit
        names = ", ".join(str(issue) for issue in linking)
        noun = "issue" if len(linking) == 1 else "issues"
        super().__init__(
            f"factors join issues {', '.join(map(str, issues))} into one block of {size:,} cells, "
            f"over the limit of {limit:,}; it is linked by {noun} {names}"
        )


class SpaceTooLarge(PayoffError):
    """An operation that lists every package was asked for on too large a space.

    Attributes:
        size: packages in the space.
        limit: packages allowed for the operation.
    """

    def __init__(self, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(f"{size:,} packages cannot be listed; the limit is {limit:,}")
