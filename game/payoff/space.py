"""The outcome space: options allowed per issue, package numbers and package keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import EmptyChoice, PackageError
from .factors import Ints

KEY_LIMIT = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Packages over `dims` options per issue, narrowed to the allowed options of each issue.

    Packages always name options by their number in the full issue. `index` numbers count the allowed
    packages in C order (the last issue runs fastest).

    Attributes:
        dims: options per issue before any restriction.
        options: allowed option numbers per issue, ascending, at least one.
        shape: allowed options per issue.
        key_strides: (W, I) int64. `key_strides @ package` is an additive key that orders packages
            lexicographically, word by word; W is 1 unless the full space exceeds 2^62 packages.
    """

    dims: tuple[int, ...]
    options: tuple[Ints, ...]
    shape: tuple[int, ...]
    key_strides: Ints

    @classmethod
    def full(cls, dims: Sequence[int]) -> Space:
        """The unrestricted space."""
        sizes = tuple(int(size) for size in dims)
        for issue, size in enumerate(sizes):
            if size < 1:
                raise EmptyChoice(issue)
        options = tuple(np.arange(size, dtype=np.int64) for size in sizes)
        return cls(sizes, options, sizes, _key_strides(sizes))

    @property
    def count(self) -> int:
        """Packages allowed (a Python integer, never wraps)."""
        return prod(self.shape)

    @property
    def free(self) -> tuple[int, ...]:
        """Issues with more than one allowed option."""
        return tuple(issue for issue, size in enumerate(self.shape) if size > 1)

    def narrowed(self, chosen: Mapping[int, Ints]) -> Space:
        """The space with the options of the given issues replaced.

        Raises:
            EmptyChoice: an issue would keep no option.
        """
        options = list(self.options)
        for issue, kept in chosen.items():
            if len(kept) == 0:
                raise EmptyChoice(issue)
            options[issue] = kept
        return replace(self, options=tuple(options), shape=tuple(len(kept) for kept in options))

    def packages(self, indices: ArrayLike) -> NDArray[np.int64]:
        """Packages (…, I) of the given package numbers (…).

        Raises:
            PackageError: a number is outside 0 … count - 1.
        """
        numbers = np.asarray(indices, dtype=np.int64)
        if numbers.size and (int(numbers.min()) < 0 or int(numbers.max()) >= self.count):
            raise PackageError(f"package numbers run from 0 to {self.count - 1:,}")
        result = np.empty((*numbers.shape, len(self.dims)), dtype=np.int64)
        rest = numbers
        for issue in range(len(self.dims) - 1, -1, -1):
            rest, choice = np.divmod(rest, self.shape[issue])
            result[..., issue] = self.options[issue][choice]
        return result

    def indices(self, packages: ArrayLike) -> Ints:
        """Package numbers (…) of complete packages (…, I).

        Raises:
            PackageError: wrong length, an option that is not allowed, or numbers beyond int64.
        """
        array = np.asarray(packages, dtype=np.int64)
        if array.ndim == 0 or array.shape[-1] != len(self.dims):
            raise PackageError(f"a package has {len(self.dims)} options, got shape {array.shape}")
        if self.count >= KEY_LIMIT:
            raise PackageError("the space is too large to number its packages")
        numbers = np.zeros(array.shape[:-1], dtype=np.int64)
        for issue, allowed in enumerate(self.options):
            chosen = array[..., issue]
            place = np.minimum(np.searchsorted(allowed, chosen), len(allowed) - 1)
            if not np.array_equal(allowed[place], chosen):
                raise PackageError(f"issue {issue} allows options {allowed.tolist()} only")
            numbers = numbers * len(allowed) + place
        return numbers

    def decode(self, keys: Ints) -> NDArray[np.signedinteger[Any]]:
        """Packages (F, I) of additive keys (W, F)."""
        packages = np.empty((keys.shape[1], len(self.dims)), dtype=self.option_type)
        for word, strides in zip(keys, self.key_strides, strict=True):
            rest = word
            for issue in np.flatnonzero(strides):
                choice, rest = np.divmod(rest, strides[issue])
                packages[:, issue] = choice
        return packages

    @property
    def option_type(self) -> type[np.int16] | type[np.int32]:
        """Narrowest of int16 and int32 that holds every option number."""
        return np.int16 if max(self.dims, default=1) <= 2**15 else np.int32


def _key_strides(dims: tuple[int, ...]) -> Ints:
    """Strides of the lexicographic key, split into words that each stay below 2^62."""
    rows: list[list[int]] = [[0] * len(dims)]
    stride = 1
    for issue in range(len(dims) - 1, -1, -1):
        if stride * dims[issue] > KEY_LIMIT:
            rows.insert(0, [0] * len(dims))
            stride = 1
        rows[0][issue] = stride
        stride *= dims[issue]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(dims))
