"""What each problem code says, in English and French. Fields in braces are filled with the problem's arguments."""

from __future__ import annotations

from game.scenario.explain.meanings import MEANING
from game.scenario.explain.template import Template

_FILES = {
    "missing-file": Template(
        "there is no such file; expected a scenario file such as my-bridge.yaml, or a shipped scenario's name",
        "ce fichier n'existe pas; attendu : un fichier de scénario comme mon-pont.yaml, ou le nom d'un scénario fourni",
    ),
    "is-directory": Template(
        "this is a folder, not a scenario file", "ceci est un dossier, non un fichier de scénario"
    ),
    "not-a-file": Template("this is not an ordinary file", "ceci n'est pas un fichier ordinaire"),
    "unreadable": Template("the file cannot be read: {reason}", "le fichier ne peut être lu : {reason}"),
    "unknown-scenario": Template(
        'no shipped scenario is called "{got}"; there are: {known}',
        "aucun scénario fourni ne s'appelle « {got} »; il y a : {known}",
    ),
    "too-large": Template(
        "the file has {got} bytes; at most {most} are read", "le fichier compte {got} octets; au plus {most} sont lus"
    ),
    "encoding": Template("the file is not UTF-8 text", "le fichier n'est pas du texte UTF-8"),
    "binary": Template("the file is binary, not text", "le fichier est binaire, ce n'est pas du texte"),
    "unprintable": Template(
        "the character {character} is not allowed in YAML", "le caractère {character} n'est pas permis en YAML"
    ),
    "empty": Template("the file is empty", "le fichier est vide"),
    "syntax": Template("this cannot be read: {reason}", "ceci ne peut être lu : {reason}"),
    "decimal-comma": Template(
        'a number is written with a point, not a comma; got "{got}"',
        "un nombre s'écrit avec un point, non une virgule; reçu : « {got} »",
    ),
    "comma-in-text": Template(
        'the comma before "{got}" ends the text; put a text that holds a comma between straight quotes, like "this"',
        "la virgule avant « {got} » termine le texte; mettez un texte avec virgule entre guillemets droits, "
        'comme "ceci"',
    ),
    "not-json": Template(
        "the embedded scenario is not JSON: {reason}", "le scénario intégré n'est pas du JSON : {reason}"
    ),
    "many-documents": Template(
        "a scenario is one YAML document; a second one starts here",
        "un scénario est un seul document YAML; un deuxième commence ici",
    ),
    "not-a-mapping": Template(
        "a scenario is a mapping of keys to values", "un scénario est une suite de clés et de valeurs"
    ),
    "too-deep": Template("nested more than {most} levels deep", "imbriqué sur plus de {most} niveaux"),
    "too-many-nodes": Template(
        "more than {most} values, aliases counted in full", "plus de {most} valeurs, les alias comptés en entier"
    ),
    "alias-unknown": Template(
        'no anchor "&{got}" comes before this alias', "aucune ancre « &{got} » ne précède cet alias"
    ),
    "alias-in-itself": Template(
        'the alias "*{got}" stands inside its own anchor', "l'alias « *{got} » se trouve dans sa propre ancre"
    ),
    "merge-key": Template('merge keys ("<<") are not read', "les clés de fusion (« << ») ne sont pas lues"),
    "tag": Template(
        'tags such as "{got}" are not read; each key says its type',
        "les étiquettes comme « {got} » ne sont pas lues; chaque clé dit son type",
    ),
    "key-not-text": Template("a key must be plain text", "une clé doit être du texte simple"),
    "duplicate-key": Template(
        'the key "{key}" is already given on line {line}', "la clé « {key} » figure déjà à la ligne {line}"
    ),
}

_OVERLAYS = {
    "base-missing": Template(
        'the base scenario "{got}" was not found', "le scénario de base « {got} » est introuvable"
    ),
    "base-cycle": Template(
        "the overlays go round in a circle: {chain}", "les superpositions tournent en rond : {chain}"
    ),
    "base-depth": Template(
        "more than {most} overlays on one another", "plus de {most} superpositions l'une sur l'autre"
    ),
    "base-outside": Template(
        'a base is a shipped name or a file beside this one; got "{got}"',
        "une base est un nom fourni ou un fichier voisin; reçu « {got} »",
    ),
    "delete-unknown": Template(
        '"{key}" is deleted here, but the base has no such entry',
        "« {key} » est supprimé ici, mais la base n'a pas cette entrée",
        warning=True,
    ),
}

_SHAPE = {
    "missing-key": Template('the key "{name}" is missing', "la clé « {name} » manque"),
    "missing-text": Template('the {language} text ("{key}") is missing', "le texte {language} (« {key} ») manque"),
    "unknown-key": Template('there is no key "{key}" here', "il n'y a pas de clé « {key} » ici"),
    "wrong-type": Template("expected {expected}, got {got}", "attendu : {expected}; reçu : {got}"),
    "not-a-number": Template('expected a number, got "{got}"', "attendu : un nombre; reçu : « {got} »"),
    "not-whole": Template('expected a whole number, got "{got}"', "attendu : un nombre entier; reçu : « {got} »"),
    "not-boolean": Template('expected true or false, got "{got}"', "attendu : true ou false; reçu : « {got} »"),
    "not-a-date": Template(
        'expected a date such as 2025-10-07, got "{got}"', "attendu : une date comme 2025-10-07; reçu : « {got} »"
    ),
    "bad-id": Template(
        '"{got}" is not an id: a small letter, then small letters, digits, "_" or "-"',
        "« {got} » n'est pas un identifiant : une minuscule, puis des minuscules, des chiffres, « _ » ou « - »",
    ),
    "bad-code": Template('"{got}" is not a short name such as ON or MI', "« {got} » n'est pas un sigle comme ON ou MI"),
    "bad-choice": Template('expected one of {expected}; got "{got}"', "attendu : l'un de {expected}; reçu : « {got} »"),
    "out-of-range": Template("expected {expected}, got {got}", "attendu : {expected}; reçu : {got}"),
    "wrong-count": Template("expected {expected} entries, got {got}", "attendu : {expected} entrées; reçu : {got}"),
    "one-of": Template("give exactly one of {expected}; got {got}", "donnez exactement un de {expected}; reçu : {got}"),
    "format-version": Template(
        'this game reads scenario format 1; got "{got}"', "ce jeu lit le format de scénario 1; reçu « {got} »"
    ),
    "empty-text": Template("the text is empty", "le texte est vide"),
    "invalid": Template("{reason}", "{reason}"),
}

_EXCHANGE = {
    "exchange-unread": Template("this is no {format} file: {got}", "ceci n'est pas un fichier {format} : {got}"),
    "exchange-doctype": Template(
        "XML with a document type or entities is not read",
        "le XML avec un type de document ou des entités n'est pas lu",
    ),
    "exchange-unsupported": Template('"{got}" is not supported', "« {got} » n'est pas pris en charge"),
    "exchange-missing": Template('"{got}" is missing', "« {got} » manque"),
    "exchange-mismatch": Template(
        'the files disagree: "{got}" is not in all of them',
        "les fichiers se contredisent : « {got} » n'est pas dans tous",
    ),
    "exchange-twice": Template('"{got}" is given twice', "« {got} » figure deux fois"),
    "exchange-parties": Template(
        "a table has two parties, each with a file; got {got}",
        "une table a deux parties, chacune son fichier; reçu {got}",
    ),
    "exchange-reservation": Template(
        "no value of no agreement is given; 0 is taken",
        "aucune valeur de réserve n'est donnée; 0 est retenu",
        warning=True,
    ),
    "exchange-pure": Template(
        "only a pure scenario is a table that other platforms know",
        "seul un scénario pur est une table connue ailleurs",
    ),
    "exchange-linked": Template(
        'what "{got}" is worth depends on "{other}"; only points that add up issue by issue can be exported',
        "la valeur de « {got} » dépend de « {other} »; seuls des points qui s'additionnent par enjeu sont exportables",
    ),
    "exchange-left-out": Template(
        'a table has no room for "{got}"; it is left out',
        "une table n'a pas de place pour « {got} »; c'est omis",
        warning=True,
    ),
    "exchange-range": Template(
        "the best package is worth {got} to {side}, not 1; some platforms scale it",
        "le meilleur ensemble vaut {got} pour {side}, non 1; certaines plateformes le ramènent à 1",
        warning=True,
    ),
}

_PLAY = {
    "dominated-option": Template(
        '"{got}" is worse than "{other}" for both sides, whatever else is agreed and whatever the mandates',
        "« {got} » vaut moins que « {other} » pour les deux parties, quels que soient le reste et les mandats",
        warning=True,
    ),
    "idle-issue": Template(
        '"{got}" moves nobody: no option is worth anything to either side or any audience',
        "« {got} » ne touche personne : aucune option ne vaut quoi que ce soit pour une partie ou un auditoire",
        warning=True,
    ),
    "empty-zone": Template(
        'no package is worth more than no deal to both sides for "{first}" against "{second}"',
        "aucun ensemble ne vaut mieux que l'absence d'entente pour les deux parties : « {first} » contre « {second} »",
        warning=True,
    ),
    "measure-out-of-reach": Template(
        "the measure costs {cost}; with {most} capital by the last round nobody can ever pay for it",
        "la mesure coûte {cost}; avec un capital de {most} à la dernière ronde, personne ne peut la payer",
        warning=True,
    ),
    "not-compiled": Template(
        "the points cannot be worked out: {reason}", "les points ne peuvent être calculés : {reason}"
    ),
}

TEXTS: dict[str, Template] = {**_FILES, **_OVERLAYS, **_SHAPE, **_EXCHANGE, **_PLAY, **MEANING}

ELSEWHERE = Template("; also on line {lines}", "; aussi à la ligne {lines}")
ELSEWHERES = Template("; also on lines {lines}", "; aussi aux lignes {lines}")
"""Follow the sentence of a problem that stands in several places and is told once."""

HINTS: dict[str, Template] = {
    "did-you-mean": Template('did you mean "{suggestion}"?', "vouliez-vous dire « {suggestion} »?"),
    "known-keys": Template("known here: {known}", "il y a ici : {known}"),
    "write-fraction": Template(
        "write {fraction} or {percent}% for {percent} per cent",
        "écrivez {fraction} ou {percent}% pour {percent} pour cent",
    ),
    "number-form": Template(
        "write a point before decimals and nothing between thousands, as in 12500.5",
        "écrivez un point avant les décimales et rien entre les milliers, comme dans 12500.5",
    ),
    "plain-spaces": Template(
        "a no-break space stands there; use ordinary spaces",
        "il y a là une espace insécable; mettez des espaces ordinaires",
    ),
    "save-as-utf8": Template("save the file as UTF-8", "enregistrez le fichier en UTF-8"),
    "use-extends": Template(
        "use an anchor with an alias for one value, or extends: for a variant",
        "utilisez une ancre et un alias pour une valeur, ou extends: pour une variante",
    ),
    "give-source": Template(
        "add source: ID or estimate: true here or in an enclosing mapping",
        "ajoutez source: ID ou estimate: true ici ou dans une section englobante",
    ),
    "in-brackets": Template("a list is written [{suggestion}]", "une liste s'écrit [{suggestion}]"),
    "exchange-endings": Template(
        "of a folder, the files that end with {known} are read",
        "d'un dossier, on lit les fichiers qui finissent par {known}",
    ),
    "quote-text": Template("give both languages, en and fr", "donnez les deux langues, en et fr"),
    "name-the-side": Template("name the side itself: {known}", "nommez la partie elle-même : {known}"),
}
