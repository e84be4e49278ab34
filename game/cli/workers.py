"""What goes wrong with other processes and clusters, said for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.table.executors import ClusterMissingError, ClusterUnreachableError, NoWorkersError, WorkersLostError

__all__ = ["workers_refused"]

EXTRA = 'python -m pip install ".[cluster]"'


@contextmanager
def workers_refused(translate: Translator) -> Iterator[None]:
    """Turn what `game.table.executors` raises into an InputRefusedError that says what to do."""
    try:
        yield
    except ClusterMissingError as error:
        raise InputRefusedError(
            translate("--dask needs the package distributed, which is not installed. Run: {command}", command=EXTRA)
        ) from error
    except ClusterUnreachableError as error:
        raise InputRefusedError(
            translate(
                "--dask {address}: no scheduler answers there ({reason}). An address looks like tcp://127.0.0.1:8786.",
                address=error.address,
                reason=error.reason,
            )
        ) from error
    except NoWorkersError as error:
        if error.reason:
            message = translate(
                "--dask {address}: the cluster cannot import the game ({reason}). Install the same version there, on "
                "the scheduler as well.",
                address=error.address,
                reason=error.reason,
            )
        else:
            message = translate("--dask {address}: the scheduler has no workers. Start some.", address=error.address)
        raise InputRefusedError(message) from error
    except WorkersLostError as error:
        raise InputRefusedError(
            translate(
                "Workers were lost {times} times in a row, probably for want of memory; use fewer --jobs.",
                times=error.times,
            )
        ) from error
