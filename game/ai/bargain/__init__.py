"""A pure bargaining engine: own value, a model of the other side, when to bid what and when to sign.

It knows packages, values and a clock; nothing of views, rules or scenarios.
"""

from game.ai.bargain.clock import Clock
from game.ai.bargain.domain import Domain, Factor
from game.ai.bargain.engine import Bargainer, Move, MoveRule
from game.ai.bargain.estimate import Estimate, OpponentModel
from game.ai.bargain.frequency import FrequencyModel
from game.ai.bargain.history import History, Sent
from game.ai.bargain.levels import LevelModel
from game.ai.bargain.mandates import DeclaredType, MandateModel
from game.ai.bargain.skill import SKILLS, Skill

__all__ = [
    "SKILLS",
    "Bargainer",
    "Clock",
    "DeclaredType",
    "Domain",
    "Estimate",
    "Factor",
    "FrequencyModel",
    "History",
    "LevelModel",
    "MandateModel",
    "Move",
    "MoveRule",
    "OpponentModel",
    "Sent",
    "Skill",
]
