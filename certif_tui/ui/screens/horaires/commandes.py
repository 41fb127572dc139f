"""What can be done with the plan of the orals."""

from __future__ import annotations

from certif_tui.ui.commands import command
from certif_tui.ui.verbes import Verbe

COMMANDES = (
    command(
        "horaires.planifier",
        Verbe.MODIFIER,
        "planifier",
        "Planifier",
        "Établit ou refait le plan des oraux",
        show=True,
    ),
    command("horaires.echanger", Verbe.ECHANGER, "echanger", "Échanger", "Échange le passage avec un autre", show=True),
    command(
        "horaires.reporter",
        Verbe.REPORTER,
        "reporter",
        "Reporter",
        "Fait passer plus tard, avec un motif",
        show=True,
    ),
    command(
        "horaires.deplacer",
        Verbe.DEPLACER,
        "deplacer",
        "Déplacer",
        "Fait passer devant un autre jury, un autre jour",
    ),
    command("horaires.annuler", Verbe.ANNULER, "annuler", "Annuler", "Annule le dernier changement du plan"),
    command(
        "horaires.exporter", Verbe.FICHIER, "exporter", "Exporter", "Écrit le plan dans un fichier .ics", show=True
    ),
    command("horaires.historique", Verbe.VOIR, "historique", "Modifications", "Montre ce qui a changé dans le plan"),
    command(
        "horaires.retour",
        (Verbe.RETOUR, Verbe.HORAIRES),
        "retour",
        "Candidats",
        "Revient à la liste des candidats",
        show=True,
    ),
)
