"""French for the English phrases that problems take as arguments: kinds of value, of id, and reasons."""

from __future__ import annotations

import re

_PHRASES = {
    "nothing": "rien",
    "none": "aucun",
    "a mapping": "une suite de clés",
    "a list": "une liste",
    "text": "du texte",
    "an id": "un identifiant",
    "a number": "un nombre",
    "a whole number": "un nombre entier",
    "a short name": "un sigle",
    "true or false": "true ou false",
    "a date such as 2025-10-07": "une date comme 2025-10-07",
    "the name or path of a scenario": "le nom ou le chemin d'un scénario",
    "a list or mapping": "une liste ou une suite de clés",
    "English": "anglais",
    "French": "français",
    "side": "côté",
    "audience or side": "auditoire ou côté",
    "seat": "siège",
    "objective": "objectif",
    "mandate": "mandat",
    "sector": "secteur",
    "issue": "enjeu",
    "audience": "auditoire",
    "measure": "mesure",
    "event": "événement",
    "region": "région",
    "layer": "couche",
    "the probabilities of the mandates": "probabilités des mandats",
    "the weights of the audiences": "poids des auditoires",
    "its chance is 0": "sa probabilité est nulle",
    "its window and its condition name different rounds": "sa fenêtre et sa condition visent d'autres rondes",
    "its rounds do not overlap": "ses rondes ne se recoupent pas",
    "a key is given twice": "une clé figure deux fois",
}
_PATTERNS = (
    (r"(-?[\d.]+) to (-?[\d.]+)", r"\1 à \2"),
    (r"a number of at least (-?[\d.]+)", r"un nombre d'au moins \1"),
    (r"a number above (-?[\d.]+) and at most (-?[\d.]+)", r"un nombre supérieur à \1 et d'au plus \2"),
    (r"a number above (-?[\d.]+)", r"un nombre supérieur à \1"),
    (r"at least (\d+)", r"au moins \1"),
    (r"at most (\d+)", r"au plus \1"),
    (r"the meter runs from 0 to ([\d.]+)", r"la jauge va de 0 à \1"),
    (r"the last round is (\d+)", r"la dernière ronde est \1"),
    (r"the measure has (\d+) levels", r"la mesure compte \1 niveaux"),
    (r"(capital )?(\S+) cannot be both", r"\1\2 ne peut être les deux à la fois"),
    (r"only its own effects set the flag (\S+)", r"seuls ses propres effets posent le drapeau \1"),
    (r"(\S+) has no such option", r"\1 n'a pas de telle option"),
    (r"(\S+) is no number", r"\1 n'est pas un nombre"),
)


def french(phrase: str) -> str:
    """The French of a known phrase; anything else, such as what the author wrote, as it is."""
    if phrase in _PHRASES:
        return _PHRASES[phrase]
    for pattern, template in _PATTERNS:
        found = re.fullmatch(pattern, phrase)
        if found:
            return found.expand(template)
    return phrase
