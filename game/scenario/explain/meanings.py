"""What each semantic problem says, in English and French."""

from __future__ import annotations

from game.scenario.explain.template import Template

MEANING: dict[str, Template] = {
    "unknown-reference": Template('there is no {kind} "{got}"', "il n'y a pas de {kind} « {got} »"),
    "wrong-side": Template(
        'the {kind} "{got}" belongs to {owner}, not to {expected}',
        "{kind} « {got} » appartient à {owner}, non à {expected}",
    ),
    "duplicate-id": Template(
        'the id "{got}" is already used at {other}', "l'identifiant « {got} » sert déjà à {other}"
    ),
    "reserved-id": Template(
        '"{got}" has a meaning of its own and cannot be an id',
        "« {got} » a un sens propre et ne peut servir d'identifiant",
    ),
    "two-sides": Template(
        "a scenario has exactly two sides; got {got}", "un scénario compte exactement deux parties; reçu {got}"
    ),
    "one-lead": Template(
        "{side} needs exactly one lead seat; it has {got}",
        "{side} doit avoir exactement un siège de chef; il en a {got}",
    ),
    "no-mandate": Template("{side} has no mandate", "{side} n'a aucun mandat"),
    "no-objective": Template("{side} has no objective", "{side} n'a aucun objectif"),
    "few-options": Template(
        "an issue needs at least two options; it has {got}", "un enjeu exige au moins deux options; il en a {got}"
    ),
    "status-quo-policy": Template(
        "the status quo carries no policies: it follows the opening duties and the events",
        "le statu quo n'a pas de « policies » : il suit les droits d'ouverture et les événements",
    ),
    "unowned-issue": Template(
        'no seat of {side} owns the issue "{got}"',
        "aucun siège de {side} n'est responsable de l'enjeu « {got} »",
        warning=True,
    ),
    "weights-sum": Template(
        "{what} of {side} must sum to 1; they sum to {got}", "{what} de {side} : la somme doit être 1; elle est {got}"
    ),
    "weights-zero": Template("the weights sum to nothing", "la somme des poids est nulle"),
    "shares-sum": Template("the shares sum to {got}, more than 1", "la somme des parts est {got}, plus que 1"),
    "quota-rates": Template(
        "the over-quota rate {over} is below the in-quota rate {inside}",
        "le taux hors contingent {over} est inférieur au taux contingentaire {inside}",
    ),
    "sigma-one": Template(
        "sigma may not be 1: the price index is not defined there",
        "sigma ne peut être 1 : l'indice de prix n'y est pas défini",
    ),
    "sigma-eta": Template(
        "sigma ({sigma}) must be at least eta ({eta}), or the market may have several solutions",
        "sigma ({sigma}) doit être au moins eta ({eta}), sinon le marché peut avoir plusieurs solutions",
    ),
    "claim-order": Template(
        "the claim's ceiling {ceiling} is below its base share {base}",
        "le plafond {ceiling} du recours est inférieur à sa part de base {base}",
    ),
    "no-economy": Template(
        'the sector "{got}" has no economy for this to act on',
        "le secteur « {got} » n'a pas d'économie sur laquelle ceci puisse agir",
    ),
    "no-claim": Template(
        'the sector "{got}" has no claim to move', "le secteur « {got} » n'a pas de recours à modifier"
    ),
    "same-region": Template(
        'a duty runs between two regions; both are "{got}"',
        "un droit va d'une région à une autre; les deux sont « {got} »",
    ),
    "flow-missing": Template(
        'no flow from "{origin}" to "{destination}" is given',
        "aucun flux de « {origin} » vers « {destination} » n'est donné",
    ),
    "economy-missing": Template(
        "this needs regions and layers, but the scenario has no economy section",
        "ceci exige des régions et des couches, mais le scénario n'a pas de section economy",
    ),
    "window-order": Template(
        "the window ends in round {last}, before it begins in round {first}",
        "la fenêtre finit à la ronde {last}, avant de commencer à la ronde {first}",
    ),
    "outside-calendar": Template(
        "round {got} lies outside the calendar of {rounds} rounds",
        "la ronde {got} est hors du calendrier de {rounds} rondes",
    ),
    "event-unreachable": Template(
        'the event "{got}" can never happen: {reason}',
        "l'événement « {got} » ne peut jamais arriver : {reason}",
        warning=True,
    ),
    "event-unscheduled": Template(
        'the event "{got}" is triggered_only, but no effect schedules it',
        "l'événement « {got} » est triggered_only, mais aucun effet ne le programme",
    ),
    "event-window": Template(
        "a scheduled event happens in its round; first and last are not used with it",
        "un événement programmé arrive à sa ronde; first et last ne servent pas avec lui",
        warning=True,
    ),
    "never-true": Template(
        "this condition can never hold: {reason}", "cette condition ne peut jamais être vraie : {reason}", warning=True
    ),
    "flag-never-set": Template(
        'no effect ever sets the flag "{got}"', "aucun effet ne pose jamais le drapeau « {got} »", warning=True
    ),
    "no-actor": Template(
        'nobody acts here, so "{got}" names no side', "personne n'agit ici, donc « {got} » ne désigne aucune partie"
    ),
    "own-issue": Template(
        "the amount of an option may not depend on its own issue",
        "le montant d'une option ne peut dépendre de son propre enjeu",
    ),
    "threshold-missing": Template(
        "ratification needs a threshold for {side}", "la ratification exige un seuil pour {side}"
    ),
    "idle-missing": Template("no idle decay is given for {side}", "aucune usure n'est donnée pour {side}"),
    "nobody-delivers": Template(
        'no audience delivers "{got}"; nobody would vote on this option',
        "aucun auditoire ne porte « {got} »; personne ne voterait sur cette option",
        warning=True,
    ),
    "floor-start": Template(
        "the floor {floor} is above the opening support {start}",
        "le plancher {floor} dépasse l'appui d'ouverture {start}",
        warning=True,
    ),
    "act-start": Template(
        "the audience acts from the start: its support {start} is below {below}",
        "l'auditoire agit dès le début : son appui {start} est sous {below}",
        warning=True,
    ),
    "few-replies": Template(
        "an ask needs at least two replies; the last is what silence means",
        "une demande exige au moins deux réponses; la dernière vaut silence",
    ),
    "same-seat": Template('the seat "{got}" is asked twice', "le siège « {got} » est interrogé deux fois"),
    "same-side": Template(
        'the seat "{got}" is asked beside "{other}"; an event asks one seat of a side, here of {side}',
        "le siège « {got} » est interrogé avec « {other} »; "
        "un événement n'interroge qu'un siège d'une partie, ici de {side}",
    ),
    "measure-cost": Template(
        "the measure costs {cost}, more than the capital cap {cap}",
        "la mesure coûte {cost}, plus que le plafond de capital {cap}",
        warning=True,
    ),
    "calendar-order": Template("the date {got} does not come after {before}", "la date {got} ne suit pas {before}"),
    "calendar-weights": Template(
        "{got} weights are given for {rounds} rounds", "{got} poids sont donnés pour {rounds} rondes"
    ),
    "reservation-pure": Template(
        "a reservation value is given only in a pure scenario",
        "une valeur de réserve n'est donnée que dans un scénario pur",
    ),
    "pure-only": Template('"{got}" is given only in a pure scenario', "« {got} » n'est donné que dans un scénario pur"),
    "reservation-missing": Template(
        "a pure scenario gives each side's reservation value",
        "un scénario pur donne la valeur de réserve de chaque partie",
    ),
    "same-text": Template(
        "the English and French texts are the same", "les textes anglais et français sont identiques", warning=True
    ),
    "no-source": Template(
        "numbers without a source or estimate: true", "nombres sans source ni estimate: true", warning=True
    ),
    "unused-source": Template(
        'the source "{got}" is never named', "la source « {got} » n'est jamais nommée", warning=True
    ),
    "unused-sector": Template(
        'no issue belongs to the sector "{got}"', "aucun enjeu n'appartient au secteur « {got} »", warning=True
    ),
    "status-quo-amount": Template(
        "the status quo is what every amount is measured from; give it none",
        "chaque montant se mesure à partir du statu quo; ne lui en donnez pas",
        warning=True,
    ),
    "region-missing": Template("{side} needs its region of the economy", "{side} doit avoir sa région de l'économie"),
    "region-empty": Template(
        '"{region}" neither sells nor buys anything', "« {region} » ne vend ni n'achète rien", warning=True
    ),
    "no-audience": Template(
        "{side} has no audience to ratify anything", "{side} n'a aucun auditoire pour ratifier quoi que ce soit"
    ),
}
