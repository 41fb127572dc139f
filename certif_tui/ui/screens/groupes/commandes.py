"""What can be done on the groups' screen, and which of it makes sense in a bloc."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from certif_tui.domain.ecrit.travail import is_collectif, sitting_ms
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.ui.commands import command
from certif_tui.ui.verbes import Verbe

DOSSIERS = (
    command(
        "groupes.recevoir",
        Verbe.OUVRIR,
        "recevoir",
        "Dossier reçu",
        "Note son arrivée, maintenant ou plus tôt",
        show=True,
    ),
    command(
        "groupes.tous_recus", Verbe.TOUS, "tous_recus", "Tous reçus", "Note reçus les dossiers qui manquent encore"
    ),
    command(
        "groupes.ecrit", Verbe.ECRIT, "ecrit", "Écrit", "Note le dossier avant l'oral, une fois pour tout le groupe"
    ),
)
TIRAGE = (
    command(
        "groupes.tirer",
        Verbe.ENGAGER,
        "tirer",
        "Tirer",
        "Tire au sort les groupes et leurs cas, ou les forme",
        show=True,
    ),
    command("groupes.rejouer", Verbe.VERIFIER, "rejouer", "Vérifier le tirage", "Rejoue le tirage et compare"),
    command("groupes.montrer", Verbe.VOIR, "montrer", "Montrer le tirage", "Révèle à nouveau les groupes un à un"),
)
CORRIGER = command(
    "groupes.corriger", Verbe.MODIFIER, "corriger", "Corriger", "Heure d'un dossier, cas, candidat", show=True
)
TRAVAIL = command(
    "groupes.travail", Verbe.CHRONO, "travail", "Démarrer", "Démarre le travail, ou corrige son départ", show=True
)
DATES = command("groupes.dates", Verbe.TEMPS, "dates", "Échéance", "Fixe les dates de l'écrit", show=True)
SUITE = (
    command(
        "groupes.annuler", Verbe.ANNULER, "annuler", "Annuler", "Annule la dernière opération, avec un motif", show=True
    ),
    command("groupes.retour", (Verbe.RETOUR, Verbe.GROUPES), "retour", "Candidats", "Revient à la liste des candidats"),
)
COMMANDES = (*DOSSIERS, *TIRAGE, CORRIGER, TRAVAIL, DATES, *SUITE)


def offer(bloc: Bloc) -> Sequence[Binding]:
    """A draw where candidats work in groups; a clock for a work done on the spot, dates for any other."""
    tirage = TIRAGE if is_collectif(bloc) else ()
    work = DATES if sitting_ms(bloc.epreuve.ecrit) is None else TRAVAIL
    return (*DOSSIERS, *tirage, CORRIGER, work, *SUITE)
