"""Names for random scenarios, in both languages. They mean nothing: figures are drawn, names only tell rows apart."""

from __future__ import annotations

__all__ = ["GOODS", "OBJECTIVES", "SIDES", "SUBJECTS", "Words", "two"]

Words = dict[str, str]

SIDES = ("north", "south")

GOODS: tuple[tuple[str, str, str], ...] = (
    ("copper", "Copper", "Cuivre"),
    ("paper", "Paper", "Papier"),
    ("glass", "Glass", "Verre"),
    ("engines", "Engines", "Moteurs"),
)
SUBJECTS: tuple[tuple[str, str, str], ...] = (
    ("wheat", "Wheat", "Blé"),
    ("fish", "Fish", "Poisson"),
    ("ferries", "Ferries", "Traversiers"),
    ("bridges", "Bridges", "Ponts"),
    ("water", "Water", "Eau"),
    ("film", "Film", "Cinéma"),
    ("banks", "Banks", "Banques"),
    ("patents", "Patents", "Brevets"),
    ("rail", "Rail", "Rail"),
    ("ports", "Ports", "Ports"),
    ("seeds", "Seeds", "Semences"),
    ("apples", "Apples", "Pommes"),
    ("wool", "Wool", "Laine"),
    ("salt", "Salt", "Sel"),
    ("maps", "Maps", "Cartes"),
    ("labels", "Labels", "Étiquettes"),
    ("permits", "Permits", "Permis"),
    ("visas", "Visas", "Visas"),
    ("data", "Data", "Données"),
    ("rivers", "Rivers", "Rivières"),
    ("parks", "Parks", "Parcs"),
    ("tools", "Tools", "Outils"),
    ("boats", "Boats", "Bateaux"),
    ("honey", "Honey", "Miel"),
)
OBJECTIVES: tuple[tuple[str, str, str], ...] = (
    ("income", "Income", "Revenu"),
    ("work", "Work", "Emploi"),
    ("safety", "Safety", "Sécurité"),
    ("pride", "Pride", "Fierté"),
)


def two(english: str, french: str) -> Words:
    """A text in both languages."""
    return {"en": english, "fr": french}
