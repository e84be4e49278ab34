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
    "side": "partie",
    "audience or side": "auditoire ni de partie",
    "seat": "siège",
    "objective": "objectif",
    "mandate": "mandat",
    "sector": "secteur",
    "issue": "enjeu",
    "audience": "auditoire",
    "measure": "mesure",
    "event": "événement",
    "option": "option",
    "persona": "persona",
    "source": "source",
    "region": "région",
    "layer": "couche",
    "the probabilities of the mandates": "probabilités des mandats",
    "the weights of the audiences": "poids des auditoires",
    "its chance is 0": "sa probabilité est nulle",
    "its window and its condition name different rounds": "sa fenêtre et sa condition visent d'autres rondes",
    "its rounds do not overlap": "ses rondes ne se recoupent pas",
    "a key is given twice": "une clé figure deux fois",
    "the quote that opens here is never closed": "le guillemet ouvert ici n'est jamais fermé",
    "a backslash between double quotes; write two of them, or use single quotes": (
        "une barre oblique inverse entre guillemets doubles; écrivez-en deux, ou prenez des guillemets simples"
    ),
    "there is a tab; indent with spaces": "il y a une tabulation; mettez des espaces en début de ligne",
    "there is a no-break space; use ordinary spaces": ("il y a une espace insécable; mettez des espaces ordinaires"),
    "there is a second colon on this line; put a text with a colon between quotes": (
        "il y a un deuxième deux-points sur cette ligne; mettez entre guillemets un texte qui en contient"
    ),
    "there is a second colon here; a comma is missing, or quotes around a text": (
        "il y a ici un deuxième deux-points; il manque une virgule, ou des guillemets autour d'un texte"
    ),
    "this line is not indented like the keys above it": ("cette ligne n'a pas le même retrait que les clés au-dessus"),
    "a key is followed by a colon and a space": "une clé est suivie d'un deux-points et d'une espace",
    "a list begins on a line of its own, below its key": ("une liste commence sur sa propre ligne, sous sa clé"),
    "each entry of this list begins with a hyphen, in the same column": (
        "chaque élément de cette liste commence par un trait d'union, dans la même colonne"
    ),
    "what stands above this line is no scenario; a remark begins with #": (
        "ce qui précède cette ligne n'est pas un scénario; une remarque commence par #"
    ),
    "a text ends at the quote before this; a quote is missing, or the text holds one": (
        "un texte finit au guillemet qui précède; il manque un guillemet, ou le texte en contient un"
    ),
    "Permission denied": "l'accès est refusé",
    "File name too long": "le nom est trop long",
    "Not a directory": "une partie du chemin est un fichier, non un dossier",
    "Input/output error": "le disque signale une erreur",
    "Too many levels of symbolic links": "les liens tournent en rond",
    "unclosed token": "un signe reste ouvert",
    "unclosed CDATA section": "une section CDATA reste ouverte",
    "no element found": "aucun élément",
    "mismatched tag": "cette balise n'est pas celle qui fut ouverte",
    "not well-formed (invalid token)": "un signe n'est pas à sa place",
    "duplicate attribute": "un attribut figure deux fois",
    "junk after document element": "du texte suit la fin du document",
    "undefined entity": "une entité n'est pas définie",
    "unknown encoding": "un codage inconnu",
    "a value is missing before this": "une valeur manque avant ceci",
}
_PATTERNS = (
    (r'"(.*)"', "«\N{NO-BREAK SPACE}\\1\N{NO-BREAK SPACE}»"),
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
    (
        r"no value begins with (.); put a text that does between quotes",
        r"aucune valeur ne commence par \1; mettez entre guillemets un texte qui commence ainsi",
    ),
    (
        r"the (.) of line (\d+), column (\d+) is not closed, or a comma or a quote is missing before this",
        r"le \1 de la ligne \2, colonne \3 n'est pas fermé, ou il manque une virgule ou un guillemet avant ceci",
    ),
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
