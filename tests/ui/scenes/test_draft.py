"""The offer being written, and what it becomes."""

from game.rules.actions import OPEN, Alternative, Lot
from game.rules.state import Offer
from game.ui.scenes.draft import Draft, Sketch


def test_rows_left_out_stay_open() -> None:
    draft = Draft.empty(3)
    assert draft.alternatives() == ()
    draft = draft.edit(draft.sketch.choose(1, 2))
    assert draft.alternatives() == (Alternative((OPEN, 2, OPEN)),)
    assert draft.edit(draft.sketch.choose(1, OPEN)).alternatives() == ()


def test_lots_partition_the_rows_that_are_named() -> None:
    sketch = Sketch((1, 0, 2, OPEN), (-1, 1, 1, 1))
    assert sketch.alternative() == Alternative((1, 0, 2, OPEN), (Lot("A", (1, 2)), Lot("B", (0,))))
    assert Sketch((1, 0), (-1, -1)).alternative().lots == ()


def test_an_offer_and_the_draft_it_came_from_are_the_same() -> None:
    alternatives = (Alternative((1, 2, OPEN), (Lot("A", (0,)), Lot("B", (1,)))), Alternative((0, OPEN, 1)))
    offer = Offer("canada", 1, 1, alternatives, alternatives)
    assert Draft.of(offer, (False, False, False)).alternatives() == alternatives


def test_settled_rows_fall_out() -> None:
    draft = Draft((Sketch((1, 2, 0), (-1, -1, -1)),)).without((False, True, False))
    assert draft.alternatives() == (Alternative((1, OPEN, 0)),)


def test_alternatives_are_added_dropped_and_never_said_twice() -> None:
    draft = Draft.empty(2)
    draft = draft.edit(draft.sketch.choose(0, 1)).add().add().add()
    assert len(draft.sketches) == 3
    assert draft.current == 2
    assert len(draft.alternatives()) == 1
    draft = draft.edit(draft.sketch.choose(1, 0))
    assert len(draft.alternatives()) == 2
    draft = draft.drop().drop().drop()
    assert len(draft.sketches) == 1
    assert draft.show(7).current == 0
