"""Work handed to processes and clusters: the same results whoever does it, and whoever dies on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario import load
from game.table.executors import (
    ClusterMissingError,
    ClusterUnreachableError,
    Hands,
    WorkersLostError,
    outcomes,
)
from game.table.simulation import simulate
from tests.table.hands_work import Errand, dies, refuses, square
from tests.table.tournament_oracle import TINY, all_rows, plan

pytestmark = pytest.mark.waits
ROOT = Path(__file__).resolve().parents[2]
NEEDS_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a POSIX signal")


def test_results_come_with_their_places() -> None:
    errands = [Errand(number) for number in range(9)]
    for hands in (Hands(1), Hands(2)):
        assert dict(outcomes(square, errands, hands)) == {place: place**2 for place in range(9)}
    assert list(outcomes(square, [], Hands(2))) == []


@NEEDS_SIGNALS
def test_a_lost_worker_costs_a_retry(tmp_path: Path) -> None:
    errands = [Errand(number, str(tmp_path / "died") if number == 4 else "") for number in range(12)]
    assert dict(outcomes(square, errands, Hands(2))) == {place: place**2 for place in range(12)}
    assert (tmp_path / "died").exists()


@NEEDS_SIGNALS
def test_work_that_kills_every_worker_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.table.executors.MOST_LOSSES", 1)
    with pytest.raises(WorkersLostError, match="2 times"):
        list(outcomes(dies, [Errand(1), Errand(2)], Hands(2)))


def _alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be looked at does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
def test_workers_do_not_outlive_who_asked_for_the_work(tmp_path: Path) -> None:
    script = (
        "from game.table.executors import Hands, outcomes\n"
        "from tests.table.hands_work import Errand, lingers\n"
        "if __name__ == '__main__':\n"
        f"    list(outcomes(lingers, [Errand(n, {str(tmp_path / 'pid')!r}) for n in range(2)], Hands(2)))\n"
    )
    program = tmp_path / "parent.py"
    program.write_text(script, encoding="utf-8")
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    with subprocess.Popen([sys.executable, str(program)], cwd=ROOT, env=environment) as parent:
        marks = [tmp_path / f"pid{number}" for number in range(2)]
        _until(lambda: all(mark.exists() and mark.read_text(encoding="ascii") for mark in marks))
        workers = [int(mark.read_text(encoding="ascii")) for mark in marks]
        assert all(map(_alive, workers))
        parent.kill()
    _until(lambda: not any(map(_alive, workers)))


def _until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 40.0
    while not reached():
        assert time.monotonic() < end, "waited for nothing"
        time.sleep(0.05)


def test_a_fault_in_the_work_is_not_retried() -> None:
    for hands in (Hands(1), Hands(2)):
        with pytest.raises(ValueError, match="three is not taken"):
            list(outcomes(refuses, [Errand(number) for number in range(6)], hands))


def test_tournaments_are_the_same_in_one_process_and_in_two() -> None:
    one, two = (all_rows(plan(), Hands(jobs)) for jobs in (1, 2))
    assert sorted(one, key=lambda row: row.key) == sorted(two, key=lambda row: row.key)
    assert len(one) == plan().total == 16


def test_without_the_extra_dask_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterMissingError):
        list(outcomes(square, [Errand(1)], Hands(dask="tcp://127.0.0.1:8786")))


@pytest.mark.parametrize("address", ["", "nowhere", "a:b:c", "http://127.0.0.1:1"])
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterUnreachableError):
        list(outcomes(square, [Errand(1)], Hands(dask=address)))


def test_nobody_at_the_address_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("game.table.executors.CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterUnreachableError, match=r"127\.0\.0\.1:1"):
        list(outcomes(square, [Errand(1)], Hands(dask="tcp://127.0.0.1:1")))


@NEEDS_SIGNALS
def test_a_cluster_gives_the_same_also_when_a_worker_is_killed() -> None:
    distributed = pytest.importorskip("distributed")
    scenario = load(str(TINY))
    bots = dict(zip(scenario.side_ids, ("boulware", "conceder"), strict=True))
    wanted = simulate(scenario, 40, bots, 3).as_json()
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        address = cluster.scheduler_address
        assert sorted(all_rows(plan(1), Hands(dask=address)), key=lambda row: row.key) == sorted(
            all_rows(plan(1)), key=lambda row: row.key
        )
        killed = threading.Event()

        def kill(_: int) -> None:
            if not killed.is_set():
                killed.set()
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        found = simulate(scenario, 40, bots, 3, finished=kill, dask=address).as_json()
    assert killed.is_set()
    for name in wanted.keys() - {"seconds", "games_per_second"}:
        assert found[name] == wanted[name]
