"""The words text mode understands, in both languages at once, and how a mistyped one is met."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from game.core.messages import Translator
from game.scenario.politics import Tone

__all__ = ["COMMANDS", "IN_FRENCH", "TONES", "CommandError", "choose", "did_you_mean", "plain", "whole_number"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "offer": "offer", "propose": "offer", "offre": "offer", "offrir": "offer", "proposer": "offer",
        "sign": "sign", "accept": "sign", "signer": "sign", "accepter": "sign",
        "decline": "decline", "refuse": "decline", "reject": "decline", "refuser": "decline", "decliner": "decline",
        "withdraw": "withdraw", "retirer": "withdraw",
        "say": "say", "dire": "say", "statement": "say",
        "pledge": "pledge", "promettre": "pledge", "promesse": "pledge",
        "use": "use", "measure": "use", "utiliser": "use",
        "consult": "consult", "ask": "consult", "consulter": "consult",
        "answer": "answer", "reponse": "answer",
        "reply": "reply", "repondre": "reply", "replique": "reply",
        "guess": "guess", "deviner": "guess",
        "hold": "hold", "wait": "hold", "attendre": "hold",
        "walk": "walk", "leave": "walk", "partir": "walk",
        "end": "end", "done": "end", "fin": "end", "finir": "end", "terminer": "end",
        "undo": "undo", "annuler": "undo",
        "snap": "snap", "reprendre": "snap",
        "settle": "settle", "regler": "settle",
        "save": "save", "sauver": "save", "enregistrer": "save", "sauvegarder": "save",
        "quit": "quit", "exit": "quit", "quitter": "quit",
        "brief": "brief", "dossier": "brief", "instructions": "brief",
        "sheet": "sheet", "issues": "sheet", "fiche": "sheet", "enjeux": "sheet",
        "news": "news", "nouvelles": "news",
        "status": "status", "etat": "status",
        "what": "what", "preview": "what", "quoi": "what", "apercu": "what",
        "measures": "measures", "mesures": "measures",
        "coach": "coach", "advice": "coach", "conseil": "coach", "conseiller": "coach", "entraineur": "coach",
        "codex": "codex", "facts": "codex", "faits": "codex",
        "help": "help", "?": "help", "aide": "help",
    }
)  # fmt: skip
"""Every command word, accents removed, and the command it stands for."""

TONES: Mapping[str, Tone] = MappingProxyType(
    {
        **{tone.value: tone for tone in Tone},
        "conciliante": Tone.CONCILIATORY, "conciliant": Tone.CONCILIATORY,
        "neutre": Tone.NEUTRAL,
        "ferme": Tone.FIRM,
        "menacante": Tone.THREATENING, "menacant": Tone.THREATENING, "threat": Tone.THREATENING,
    }
)  # fmt: skip

IN_FRENCH: Mapping[str, str] = MappingProxyType(
    {
        "offer": "offre", "or": "ou", "whole": "entier", "sign": "signer", "decline": "refuser", "withdraw": "retirer",
        "say": "dire", "pledge": "promettre", "use": "utiliser", "consult": "consulter", "answer": "réponse",
        "exchange": "échange", "refuse": "refus", "reply": "répondre", "guess": "deviner", "hold": "attendre",
        "walk": "partir", "end": "fin", "snap": "reprendre", "settle": "régler", "none": "aucun",
        "conciliatory": "conciliante", "neutral": "neutre", "firm": "ferme", "threatening": "menaçante",
    }
)  # fmt: skip
"""The words that the help teaches in French, by the English ones; what is in neither column is typed alike."""


class CommandError(Exception):
    """A line that could not be understood; the message is ready to be shown."""


def plain(word: str) -> str:
    """Case, accents and the difference between hyphen, underscore and apostrophe removed."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace("-", "_").replace("’", "'").replace("\u00a0", " ").strip()


def whole_number(word: str) -> int | None:
    """The number that a word of decimal digits spells; None for anything else, or for more digits than anyone means."""
    return int(word) if word.isdecimal() and len(word) <= 9 else None


def choose(word: str, names: Mapping[str, int]) -> int | None:
    """The value of the name that ``word`` spells out or begins unmistakably; None when there is no such name."""
    wanted = plain(word)
    if wanted in names:
        return names[wanted]
    begun = {value for name, value in names.items() if len(wanted) >= 2 and name.startswith(wanted)}
    return begun.pop() if len(begun) == 1 else None


def did_you_mean(word: str, known: Iterable[str], t: Translator) -> str:
    """`` Did you mean lumber?`` for the nearest known words, or nothing."""
    by_plain = {plain(name): name for name in known}
    near = difflib.get_close_matches(plain(word), list(by_plain), n=3, cutoff=0.6)
    if not near:
        return ""
    names = [by_plain[name] for name in near]
    either = t(" or ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return " " + t("Did you mean {words}?", words=either)
