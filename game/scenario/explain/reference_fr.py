"""French for the descriptions in the scenario schema; the schema itself, which editors show, is English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["FRENCH"]

_LINES = """
What an audience does once its support is low, one round after the warning. | Ce que fait un auditoire dont l'appui est bas, une ronde après l'avertissement.
Ids of the top-level `sources` that the numbers here, and further in, come from. | Identifiants des `sources` d'où viennent les nombres d'ici et de plus loin à l'intérieur.
True: the numbers here, and further in, are the author's estimates. | Vrai : les nombres d'ici et de plus loin à l'intérieur sont des estimations de l'auteur.
It acts while its support is below this. | Il agit tant que son appui est sous cette valeur.
Said one round before. | Dit une ronde avant.
Said when it acts. | Dit quand il agit.
Effects of the act; self is the audience's side. | Effets de l'acte; self est la partie de l'auditoire.
True: once a game. | Vrai : une fois par partie.
A remark for authors; ignored. | Remarque pour les auteurs; ignorée.
One of a side's strongest arguments. | L'un des meilleurs arguments d'une partie.
The argument in a sentence or two. | L'argument en une phrase ou deux.
A seat that must answer; the last reply is what silence means. | Un siège qui doit répondre; la dernière réponse vaut silence.
Seat id. | Identifiant du siège.
At least two replies. | Au moins deux réponses.
A domestic constituency. | Un auditoire au pays.
Side id. | Identifiant de la partie.
Name. | Nom.
Weight in the side's home support; 1 in all for each side. | Poids dans l'appui au pays; 1 en tout pour chaque partie.
Opening support, 0-100. | Appui d'ouverture, 0-100.
What it helps deliver at home. | Ce qu'il aide à livrer au pays.
Objective id to support points per unit gained. | Objectif et points d'appui par unité gagnée.
A named ratifier: no lot passes below this support. | Ratificateur nommé : aucun lot ne passe sous cet appui.
What it does when support is low. | Ce qu'il fait quand l'appui est bas.
The chance that talks end at the close of a round. | La chance que les pourparlers finissent à la clôture d'une ronde.
From this round on. | À partir de cette ronde.
Temperature from which the chance grows. | Température à partir de laquelle la chance croît.
Chance added per degree. | Chance ajoutée par degré.
The chance is never higher. | La chance n'est jamais plus haute.
Effects when talks end; nobody acts, so name sides. | Effets de la fin des pourparlers; personne n'agit, nommez les parties.
Rounds and how much each counts. | Les rondes et ce que vaut chacune.
Side that takes the first turn. | Camp qui joue le premier.
The rounds, in order. | Les rondes, dans l'ordre.
even, or a weight a round; scaled to sum to 1 less after. | even, ou un poids par ronde; ramenés à une somme de 1 moins after.
Share of the score decided by the position at the end. | Part du pointage que décide la position finale.
Days a round stands for. | Jours que représente une ronde.
Political capital. | Capital politique.
At the opening. | À l'ouverture.
Added each round. | Ajouté à chaque ronde.
At most. | Au plus.
Moves a side's political capital. | Déplace le capital politique d'une partie.
Side id, or self, other, both. | Camp, ou self, other, both.
Points of capital. | Points de capital.
Preferential claims on one flow. | Demandes de préférence sur un flux.
Region that exports. | Région exportatrice.
Region that imports. | Région importatrice.
The only layer that a claim escapes. | La seule couche à laquelle une demande échappe.
Share of the flow claimed at base. | Part du flux demandée à la base.
Share claimed at most. | Part demandée au plus.
Highest cost of claiming, as a fraction of value. | Coût le plus élevé d'une demande, en fraction de la valeur.
Rate paid on claimed goods. | Taux payé sur les biens visés.
Moves the ceiling of a sector's preferential claims. | Déplace le plafond des demandes de préférence d'un secteur.
Sector id. | Identifiant du secteur.
Fraction added to the ceiling. | Fraction ajoutée au plafond.
The ceiling rises no further than this. | Le plafond ne monte pas plus haut.
A line that the tutorial says. | Une ligne que dit le tutoriel.
At the start of this round. | Au début de cette ronde.
What to do. | Ce qu'il faut faire.
What was learnt. | Ce qu'on a appris.
A card of background. | Une fiche de contexte.
What it is about. | Ce dont il s'agit.
Title. | Titre.
A few sentences. | Quelques phrases.
True: off in class unless the teacher turns it on. | Vrai : hors service en classe, sauf si l'enseignant l'active.
A meter against a constant: exactly one of below, at_most, above, at_least. | Une jauge contre une constante : exactement un de below, at_most, above, at_least.
Strictly below. | Strictement sous.
Strictly above. | Strictement au-dessus.
At least. | Au moins.
A side's or audience's meter against a constant. | La jauge d'une partie ou d'un auditoire contre une constante.
Audience id (support only) or side id, or self, other. | Auditoire (support seulement) ou partie, ou self, other.
One condition: a mapping with exactly one of these keys. | Une condition : une section avec exactement une de ces clés.
All of these hold. | Toutes sont vraies.
At least one of these holds. | Au moins une est vraie.
This does not hold. | Celle-ci n'est pas vraie.
Support of a side or audience, 0-100. | Appui d'une partie ou d'un auditoire, 0-100.
A side's political capital. | Le capital politique d'une partie.
The temperature, 0-100. | La température, 0-100.
The chance, 0-1, that talks end at this close. | La chance, 0-1, que les pourparlers finissent à cette clôture.
A round or a range of rounds. | Une ronde ou une suite de rondes.
A flag has this value (true by default). | Un drapeau a cette valeur (true par défaut).
The option in force. | L'option en vigueur.
The issue is settled. | L'enjeu est réglé.
A measure has been used. | Une mesure a servi.
Asking the other side what matters; self is the side that asks, in `refused` the side that refuses. | Demander à l'autre partie ce qui compte; self est la partie qui demande, dans `refused` celle qui refuse.
Consults a side. | Consultations de chaque partie.
Half-width of an answer's band, as a fraction of the issue's swing. | Demi-largeur de la réponse, en fraction de l'amplitude de l'enjeu.
Effects of asking. | Effets de la demande.
Effects of refusing. | Effets du refus.
Sets a duty, quota or export tax as an override. | Fixe d'autorité un droit, un contingent ou une taxe à l'exportation.
Sector id; by default the sector of the issue or sector it is in. | Secteur; par défaut celui de l'enjeu ou du secteur qui le contient.
Legal layer that the rate or quota belongs to. | Couche juridique du taux ou du contingent.
Ad valorem duty as a fraction: 0.25 or 25%. | Droit ad valorem en fraction : 0.25 ou 25%.
Tariff-rate quota; replaces the layer's rate. | Contingent tarifaire; remplace le taux de la couche.
Tax levied by the exporter, as a fraction. | Taxe perçue par l'exportateur, en fraction.
Specific duty, per unit at base prices. | Droit spécifique, par unité aux prix de base.
Only in packages in which all of these hold. | Seulement dans les ensembles où tout ceci est vrai.
True: it overrides ratified terms too. | Vrai : il écarte même des clauses ratifiées.
How the meters move. | Comment bougent les jauges.
Temperature. | Température.
Side id to support lost in a round in which nothing is signed. | Camp et appui perdu dans une ronde où rien n'est signé.
Share of that loss if an offer improved for the other side. | Part de cette perte si une offre s'est améliorée pour l'autre partie.
Public statements. | Déclarations publiques.
When talks may end. | Quand les pourparlers peuvent finir.
Pledges. | Engagements.
Consults. | Consultations.
Effects of walking away; self is who walks. | Effets d'un départ; self est celui qui part.
Effects of a breach; self is the side in breach. | Effets d'un manquement; self est la partie fautive.
Effects of snapping back; self is the side that snaps back. | Effets d'un retour en arrière; self est la partie qui revient en arrière.
Capital the lead pays to override a missing initial. | Capital que paie le chef pour passer outre à un paraphe manquant.
Points per point of weighted home support gained. | Points par point d'appui pondéré gagné au pays.
Regions and legal layers shared by all sectors. | Régions et couches juridiques communes aux secteurs.
Region ids, in the order of the matrices. | Régions, dans l'ordre des matrices.
Layers by precedence: the first in force on a flow applies alone. | Couches par préséance : la première en vigueur sur un flux s'applique seule.
Layers that add on top. | Couches qui s'ajoutent.
How fast trade adjusts. | La vitesse d'ajustement du commerce.
One effect: a mapping with exactly one of these keys. | Un effet : une section avec exactement une de ces clés.
Set a duty, quota or export tax. | Fixer un droit, un contingent ou une taxe à l'exportation.
Move the ceiling of a sector's preferential claims. | Déplacer le plafond des demandes de préférence d'un secteur.
Move home support. | Déplacer l'appui au pays.
Move political capital. | Déplacer le capital politique.
Degrees added to the temperature. | Degrés ajoutés à la température.
Add units a year to an objective. | Ajouter des unités par année à un objectif.
Reveal a mandate or priorities. | Révéler un mandat ou des priorités.
Set a flag: its name, or name and value. | Poser un drapeau : son nom, ou son nom et sa valeur.
Schedule an event. | Programmer un événement.
Rounds without table moves. | Rondes sans coup à la table.
News. | Une nouvelle.
Headline. | Manchette.
One to three sentences. | Une à trois phrases.
Effects; nobody acts, so name sides. | Effets; personne n'agit, nommez les parties.
The round in which it happens. | La ronde où il arrive.
First round of its window. | Première ronde de sa fenêtre.
Last round of its window; by default the end. | Dernière ronde de sa fenêtre; par défaut la fin.
Chance in each round of the window, or in its round if scheduled. | Chance à chaque ronde de la fenêtre, ou à sa ronde s'il est programmé.
Only while this holds. | Seulement tant que ceci est vrai.
True: at most once. | Vrai : au plus une fois.
True: its date, or its odds, are on the calendar both sides see. | Vrai : sa date, ou ses chances, sont au calendrier que voient les deux parties.
Seats that must answer. | Sièges qui doivent répondre.
Date of the real event. | Date de l'événement réel.
True: it happens only through a schedule effect. | Vrai : il n'arrive que par un effet schedule.
A flag and its value; the name alone means true. | Un drapeau et sa valeur; le nom seul vaut true.
Flag name. | Nom du drapeau.
Value, true by default. | Valeur, true par défaut.
Issue id to option: what was settled, in this table's terms; the rest at its status quo. | Enjeu et option : ce qui fut réglé, dans les termes de cette table; le reste à son statu quo.
What really happened, for the debrief. | Ce qui est vraiment arrivé, pour le bilan.
ISO date. | Date ISO.
A sentence or two. | Une phrase ou deux.
One negotiable line on the deal sheet. | Une ligne négociable de la feuille d'entente.
Short name of the row. | Nom court de la ligne.
What is at stake. | Ce qui est en jeu.
Unit of the options' rates. | Unité des taux des options.
Icon name. | Nom de l'icône.
The no-agreement option; by default the first. | L'option sans entente; par défaut la première.
Options by id, in the order of the row. | Options par identifiant, dans l'ordre de la ligne.
Share of the way to the new equilibrium covered in a year; display only. | Part du chemin vers le nouvel équilibre parcourue en un an; affichage seulement.
In the first year. | La première année.
In each later year. | Chaque année suivante.
Swing weights on a side's objectives. | Poids d'amplitude sur les objectifs d'une partie.
Short name. | Nom court.
What the cabinet or the White House wants. | Ce que veut le cabinet ou la Maison-Blanche.
Objective id to weight: the share of the value range it decides. Only proportions count. | Objectif et poids : la part de l'étendue de valeur qu'il décide. Seules les proportions comptent.
Chance that this mandate is drawn; 1 in all for each side. | Chance que ce mandat soit tiré; 1 en tout pour chaque partie.
Something a seat may do alone. | Ce qu'un siège peut faire seul.
The seat that may do it. | Le siège qui peut le faire.
What it is, in a sentence. | Ce que c'est, en une phrase.
Political capital it costs. | Capital politique qu'elle coûte.
Effects of the first use, the second, and so on. | Effets du premier usage, du deuxième, etc.
True: it may override ratified terms. | Vrai : elle peut écarter des clauses ratifiées.
Rounds before it may be used again. | Rondes avant qu'elle resserve.
Words that bots and reports know it by. | Mots par lesquels robots et rapports la connaissent.
What a side counts. | Ce que compte une partie.
Unit, such as US$ bn a year. | Unité, comme G$ US par année.
Decimals shown. | Décimales montrées.
Trade outcomes counted; none: direct amounts only. | Résultats commerciaux comptés; aucun : montants directs seulement.
Points per unit at a weight of 1; pure scenarios only. | Points par unité à un poids de 1; scénarios purs seulement.
Adds units a year to an objective. | Ajoute des unités par année à un objectif.
Objective id. | Identifiant de l'objectif.
Units a year. | Unités par année.
Only while all of these hold. | Seulement tant que tout ceci est vrai.
One value of an issue. | Une valeur d'un enjeu.
Short name shown on the row. | Nom court montré sur la ligne.
One or two sentences. | Une ou deux phrases.
-3: best for the second side; +3: best for the first. | -3 : le mieux pour la seconde partie; +3 : pour la première.
The figure that the row shows, in the issue's unit. | Le chiffre que montre la ligne, dans l'unité de l'enjeu.
Duties, quotas and taxes while this option is in force. | Droits, contingents et taxes tant que l'option est en vigueur.
Units a year added to objectives: a map, or a list with conditions. | Unités par année ajoutées aux objectifs : une section, ou une liste avec conditions.
Audience id to points of support while in force. | Auditoire et points d'appui tant que l'option est en vigueur.
Who can deliver the option at home. | Qui peut livrer l'option au pays.
What it still needs, such as legislation. | Ce qu'il faut encore, comme une loi.
Rounds between ratification and effect. | Rondes entre la ratification et l'effet.
True: an opening demand rather than a plausible outcome. | Vrai : une demande d'ouverture plutôt qu'une issue plausible.
The option in force for an issue is, or is not, one of those named. | L'option en vigueur pour un enjeu est, ou n'est pas, l'une des options nommées.
Issue id. | Identifiant de l'enjeu.
True while one of these options is in force. | Vrai tant qu'une de ces options est en vigueur.
True while none of these options is in force. | Vrai tant qu'aucune de ces options n'est en vigueur.
How an opponent bargains; every scale runs from 0 to 1. | Comment négocie un adversaire; chaque échelle va de 0 à 1.
The seat it plays. | Le siège qu'elle joue.
A sentence on its style. | Une phrase sur son style.
How extreme its opening is. | À quel point son ouverture est extrême.
How slowly it concedes. | À quel point elle cède lentement.
How much its mood swings. | À quel point son humeur varie.
How much praise moves it. | À quel point l'éloge la touche.
How much an insult moves it. | À quel point l'insulte la touche.
How readily it risks the talks. | À quel point elle risque les pourparlers.
How far it answers in kind. | À quel point elle rend la pareille.
How long it remembers. | À quel point elle se souvient.
Issue id to how little it moves there. | Enjeu et à quel point elle y bouge peu.
Issues on which a seat is softer than its lead. | Enjeux où un siège est plus souple que son chef.
Public limits on an issue; self is the side that pledges. | Limites publiques sur un enjeu; self est la partie qui s'engage.
Effects of making one. | Effets d'un engagement.
Effects of signing beyond it. | Effets d'une signature qui le dépasse.
Points taken from the score of a side that breaks one. | Points retirés à la partie qui en rompt un.
Pledges a side may have at once. | Engagements qu'une partie peut avoir à la fois.
One instrument on one flow: a rate, a quota, an export tax or a specific duty. | Un instrument sur un flux : un taux, un contingent, une taxe à l'exportation ou un droit spécifique.
A tariff-rate quota. | Un contingent tarifaire.
Volume of the quota as a share of the base flow. | Volume du contingent en part du flux de base.
Duty within the quota, as a fraction. | Droit dans le contingent, en fraction.
Duty over the quota, as a fraction. | Droit hors contingent, en fraction.
Fill factor, 0-1. | Taux d'utilisation, 0-1.
Share of the quota rent that goes to exporters. | Part de la rente qui va aux exportateurs.
How lots are voted at home. | Comment les lots sont votés au pays.
Side id to the support a lot needs. | Camp et appui qu'il faut à un lot.
Standard deviation of a vote, in support points. | Écart type d'un vote, en points d'appui.
Effects of ratifying a deal; self is its proposer. | Effets d'une ratification; self est le proposant.
Effects of a failed vote; self is the deal's proposer. | Effets d'un vote perdu; self est le proposant.
Options of an issue that a seat says its side cannot accept. | Options d'un enjeu qu'un siège dit inacceptables.
Option ids of that issue. | Options de cet enjeu.
The seat that says so. | Le siège qui le dit.
How it is said. | Comment c'est dit.
One answer to an event. | Une réponse à un événement.
Reply id, unique within the ask. | Identifiant de la réponse, unique dans la demande.
How it is given. | Comment elle est donnée.
Effects; self is the seat's side. | Effets; self est la partie du siège.
Tells what is hidden about a side. | Dit ce qui est caché d'une partie.
What is revealed. | Ce qui est révélé.
One round of the calendar. | Une ronde du calendrier.
Short name, such as October. | Nom court, comme Octobre.
A range of rounds, both ends included; a number alone means that round. | Une suite de rondes, bornes comprises; un nombre seul désigne cette ronde.
First round. | Première ronde.
Last round; by default the end. | Dernière ronde; par défaut la fin.
Which rules are in play, and from which round; a layer's name alone means its usual set. | Les règles en jeu, et dès quelle ronde; le nom seul d'un niveau vaut son ensemble habituel.
basic, standard or full; growing starts as basic. | basic, standard ou full; growing commence comme basic.
Rule to the round it is in play from. | Règle et ronde à partir de laquelle elle est en jeu.
Measures a side may use in a turn. | Mesures qu'une partie peut prendre en un tour.
A scenario: one negotiation between two sides, complete. | Un scénario : une négociation complète entre deux parties.
Version of the scenario format: 1. | Version du format de scénario : 1.
Id of the scenario. | Identifiant du scénario.
Version of the scenario's content. | Version du contenu du scénario.
Base that this overlays: a shipped name, or a path relative to this file. | Base que ceci recouvre : un nom fourni, ou un chemin relatif à ce fichier.
Two or three sentences. | Deux ou trois phrases.
What is learnt by playing it. | Ce qu'on apprend à y jouer.
Difficulty. | Difficulté.
Minutes a game takes. | Minutes que prend une partie.
True: points given directly, no trade model, no status quo scaling. | Vrai : points donnés directement, sans modèle commercial ni mise à l'échelle.
Side offered first; default: the first. | Camp proposé d'abord; par défaut le premier.
Rules in play; by default full. | Règles en jeu; par défaut full.
Publications by id. | Publications par identifiant.
Exactly two sides; a lean of +3 is best for the first. | Exactement deux parties; un lean de +3 est le mieux pour la première.
Roles by id; one lead a side. | Rôles par identifiant; un chef pour chaque partie.
What the sides count, by id. | Ce que comptent les parties, par identifiant.
Alternative weights on objectives, by id. | Pondérations possibles des objectifs, par identifiant.
Regions and layers; none without a trade model. | Régions et couches; rien sans modèle commercial.
Sectors by id. | Secteurs par identifiant.
Issues by id, in the order of the sheet. | Enjeux par identifiant, dans l'ordre de la feuille.
Domestic audiences by id. | Auditoires au pays par identifiant.
Measures by id. | Mesures par identifiant.
Events by id. | Événements par identifiant.
AI personas by id. | Personas de l'ordinateur par identifiant.
Rounds. | Rondes.
Votes at home; none: what is signed is in force. | Votes au pays; rien : ce qui est signé est en vigueur.
Background cards by id. | Fiches de contexte par identifiant.
What really happened. | Ce qui est vraiment arrivé.
The tutorial's lines. | Les lignes du tutoriel.
Makes an event happen later. | Fait arriver un événement plus tard.
Event id. | Identifiant de l'événement.
Rounds from now; 0: at the next news. | Rondes à partir de maintenant; 0 : à la prochaine actualité.
A role on a delegation. | Un rôle dans une délégation.
True for the head of the delegation; one a side. | Vrai pour le chef de la délégation; un pour chaque partie.
Public title. | Titre public.
Name of the office-holder. | Nom du titulaire.
The seat's confidential brief. | Les directives confidentielles du siège.
Issues whose row wants this seat's initial. | Enjeux dont la ligne exige le paraphe de ce siège.
The seat's own weights on the side's objectives. | Les poids propres au siège sur les objectifs de la partie.
The persona an AI plays in this seat by default. | La persona que joue l'ordinateur à ce siège par défaut.
A grouping of issues by subject, with or without a trade model behind it. | Un groupe d'enjeux par sujet, avec ou sans modèle commercial.
Name of the sector. | Nom du secteur.
Inputs of the trade model. | Données du modèle commercial.
Inputs of the trade model for one sector. | Données du modèle commercial pour un secteur.
Origin to destination to US$ bn a year at producer prices; domestic sales on the diagonal. | Origine, destination et G$ US par année aux prix à la production; ventes intérieures sur la diagonale.
Elasticity of substitution between origins. | Élasticité de substitution entre origines.
Demand elasticity, for all regions or for each. | Élasticité de la demande, pour toutes les régions ou chacune.
Supply elasticity, for all regions or for each. | Élasticité de l'offre, pour toutes les régions ou chacune.
Duties in the base year. | Droits de l'année de base.
Duties on the opening day. | Droits du jour d'ouverture.
Region to jobs. | Région et emplois.
One of the two sides. | L'une des deux parties.
Name of the side. | Nom de la partie.
Adjective, as in Canadian. | Adjectif, comme canadien.
Region of the economy; none in a scenario without one. | Région de l'économie; rien dans un scénario qui n'en a pas.
Theme colour; by default that of the side's place. | Couleur du thème; par défaut celle du rang de la partie.
Flag icon, such as ca or us. | Icône de drapeau, comme ca ou us.
The side's confidential brief. | Les directives confidentielles de la partie.
Strongest arguments, with sources. | Meilleurs arguments, avec sources.
What the side says it cannot accept. | Ce que la partie dit ne pouvoir accepter.
No-deal value in points; pure scenarios only. | Valeur sans entente, en points; scénarios purs seulement.
Factor on the final points if the whole calendar passes; pure scenarios only. | Facteur sur les points finaux si tout le calendrier s'écoule; scénarios purs seulement.
An issue on which a seat is softer than its lead. | Un enjeu où un siège est plus souple que son chef.
How much softer, 0-1. | À quel point, 0-1.
A publication that figures and texts rest on. | Une publication sur laquelle reposent chiffres et textes.
Who published it. | Qui l'a publiée.
When: a date, month or year. | Quand : une date, un mois ou une année.
Its title. | Son titre.
Address. | Adresse.
A public statement; self is the side that makes it. | Une déclaration publique; self est la partie qui la fait.
Name of the tone. | Nom du ton.
Effects. | Effets.
The four tones. | Les quatre tons.
Conciliatory. | Conciliant.
Neutral: what saying nothing means. | Neutre : ce que vaut le silence.
Firm. | Ferme.
Threatening. | Menaçant.
Moves the support of an audience, or of all audiences of a side. | Déplace l'appui d'un auditoire, ou de tous ceux d'une partie.
Audience id, side id, or self, other, both. | Auditoire, partie, ou self, other, both.
Points on 0-100. | Points sur 0-100.
How the temperature moves, 0-100. | Comment bouge la température, 0-100.
Where it drifts to. | Où elle dérive.
Share of the distance to rest closed each round. | Part de la distance au repos parcourue à chaque ronde.
Added in a round in which nothing is signed. | Ajouté dans une ronde où rien n'est signé.
Added for a round in which an offer improved for the other side. | Ajouté dans une ronde où une offre s'est améliorée pour l'autre partie.
A trade outcome of one region, times a weight. | Un résultat commercial d'une région, fois un poids.
Outcome of the trade model. | Résultat du modèle commercial.
Region id. | Identifiant de la région.
Factor. | Facteur.
Sectors summed over; none named: all. | Secteurs additionnés; aucun nommé : tous.
A text in both languages. | Un texte dans les deux langues.
English text. | Texte anglais.
Canadian French text. | Texte français du Canada.
A measure has been used at least this often; its id alone means once. | Une mesure a servi au moins tant de fois; son identifiant seul vaut une fois.
Measure id. | Identifiant de la mesure.
At least this many uses. | Au moins tant d'usages.
Jobs in one region at base. | Emplois d'une région à la base.
Thousands of jobs. | Milliers d'emplois.
Province or state to its share. | Province ou État et sa part.
"""  # noqa: E501

FRENCH: Mapping[str, str] = MappingProxyType(
    {
        english: french.replace(" :", "\N{NO-BREAK SPACE}:")
        for english, _, french in (line.partition(" | ") for line in _LINES.strip().splitlines())
    }
)
