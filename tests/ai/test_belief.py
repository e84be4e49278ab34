"""Bayes over declared mandates: offers and answers move odds the way they should."""

from __future__ import annotations

import numpy as np
import pytest

from game.ai.belief import Evidence, band_evidence, comparison_evidence, posterior

# Two mandates over four packages: the first wants the early ones, the second the late ones; the believer likes the
# middle. Under mandate 0 package 1 leaves the believer as much as package 2 and is worth more.
OWN = np.array([0.0, 10.0, 10.0, 0.0])
THEIRS = np.array([[30.0, 0.0], [25.0, 5.0], [5.0, 25.0], [0.0, 30.0]])


def offer(row: int) -> Evidence:
    return Evidence(float(OWN[row]), (float(THEIRS[row, 0]), float(THEIRS[row, 1])))


def test_no_offers_leave_the_declared_odds() -> None:
    assert posterior((0.7, 0.3), [], OWN, THEIRS) == pytest.approx((0.7, 0.3))


def test_an_offer_speaks_for_the_mandate_under_which_it_wastes_nothing() -> None:
    odds = posterior((0.5, 0.5), [offer(1)], OWN, THEIRS)
    assert odds[0] > 0.85
    assert sum(odds) == pytest.approx(1.0)
    assert posterior((0.5, 0.5), [offer(2)], OWN, THEIRS) == pytest.approx((odds[1], odds[0]))


def test_more_offers_of_a_kind_say_more_and_none_is_ever_certain() -> None:
    once = posterior((0.5, 0.5), [offer(1)], OWN, THEIRS)
    thrice = posterior((0.5, 0.5), [offer(1)] * 3, OWN, THEIRS)
    assert once[0] < thrice[0] < 1.0
    assert posterior((0.5, 0.5), [offer(1)] * 50, OWN, THEIRS)[1] > 0.0


def test_a_comparison_speaks_for_the_mandates_that_agree_with_it() -> None:
    swings = np.array([[20.0, 5.0], [5.0, 20.0]])
    assert comparison_evidence((0.5, 0.5), swings, 0, 1, 0)[0] == pytest.approx(0.95)
    assert comparison_evidence((0.5, 0.5), swings, 0, 1, 1)[1] == pytest.approx(0.95)


def test_a_band_speaks_for_the_mandates_inside_it() -> None:
    swings = np.array([[20.0], [5.0]])
    odds = band_evidence((0.5, 0.5), swings, 0, 18.0, 24.0)
    assert odds[0] > 0.99
    assert band_evidence((0.5, 0.5), swings, 0, 0.0, 30.0) == pytest.approx((0.5, 0.5))
