"""Every import that is not at the top of its file, and why: the only place where one is allowed.

A module is named by what it defers: the modules imported inside its functions.
"""

from __future__ import annotations

FIRST_PAINT = "the first screen paints before it is loaded"
FIELD = "the first screen paints before Textual's fields are loaded"
SELDOM = "few runs need it, and all would pay for it"
PLATFORM = "this system may not have it"
BEHIND_A_KEY = "a session opens without it, and its list answers the sooner"

DEFERRED = {
    "certif_tui.__main__": {"certif_tui.cli.programme": "a start with nothing to parse does without click"},
    "certif_tui.cli.errors": {
        "certif_tui.cli.refusals": "a run that goes well reads no journal to end",
        "certif_tui.platform.crash_log": SELDOM,
    },
    "certif_tui.cli.grille.evaluer": {"certif_tui.cli.dialogue.conversation": SELDOM},
    "certif_tui.cli.opening": {
        "certif_tui.services.demarrage": "commands open no application",
        "certif_tui.ui.app": "commands load no Textual",
    },
    "certif_tui.cli.oral.salle": {"certif_tui.ui.app_salle": "commands load no Textual"},
    "certif_tui.cli.outils.findings": {
        "certif_tui.ui.app": "Textual, for whoever has keys of their own",
        "certif_tui.ui.touches": "Textual, for whoever has keys of their own",
    },
    "certif_tui.cli.paths": {"platformdirs": "`--version` and `--help` look nothing up"},
    "certif_tui.cli.responsable": {
        "certif_tui.domain.session.inscription": "pydantic, where a name is given",
        "certif_tui.platform.preferences": "`--version` and `--help` remember nobody",
        "certif_tui.platform.terminals": "`--version` and `--help` remember nobody",
    },
    "certif_tui.documents.renderers.ics": {"icalendar": "a plan is named long before it is exported, if ever"},
    "certif_tui.documents.ecrit": {"certif_tui.documents.tree": "JSON alone needs it, and a session opens the sooner"},
    "certif_tui.domain.fuseaux": {"zoneinfo": FIRST_PAINT},
    "certif_tui.journal.holds": {"filelock": "reading takes no lock"},
    "certif_tui.journal.locks": {"filelock": "reading takes no lock"},
    "certif_tui.platform.clock": {"importlib": PLATFORM, "platform": PLATFORM, "subprocess": PLATFORM},
    "certif_tui.services.bureau": {
        "certif_tui.projections.feuilles_vues": BEHIND_A_KEY,
        "certif_tui.projections.parcours": BEHIND_A_KEY,
        "certif_tui.services.depot": SELDOM,
        "certif_tui.services.preparation.demonstration": SELDOM,
        "certif_tui.services.referentiel": SELDOM,
    },
    "certif_tui.services.gate.session_tenue": {"pydantic": SELDOM},
    "certif_tui.services.importation.fichier": {"certif_tui.services.importation.tableurs": "calamine, for one of two"},
    "certif_tui.services.importation.masques": {"html": "a sheet's name seldom holds a sign that XML spells out"},
    "certif_tui.services.importation.programme_lecteur": {"resource": PLATFORM},
    "certif_tui.platform.terminals": {"subprocess": "few terminals are tmux"},
    "certif_tui.platform.phrases": {"filelock": "reading takes no lock", "tomllib": SELDOM},
    "certif_tui.platform.preferences": {"tomllib": "few users have a settings file"},
    "certif_tui.platform.settings_file": {"tomlkit": SELDOM},
    "certif_tui.ui.attempt": {
        "certif_tui.documents.faits": FIRST_PAINT,
        "certif_tui.journal.journal": FIRST_PAINT,
    },
    "certif_tui.ui.ecran": {"certif_tui.documents.faits": FIRST_PAINT},
    "certif_tui.ui.app": {
        "certif_tui.services.bureau": FIRST_PAINT,
        "certif_tui.ui.flows.tutoriel": FIRST_PAINT,
        "certif_tui.ui.screens.reglages": SELDOM,
    },
    "certif_tui.ui.reglages": {
        "certif_tui.platform.settings_file": SELDOM,
        "certif_tui.ui.touches": "few users have keys of their own",
    },
    "certif_tui.ui.flows.aide": {
        "certif_tui.documents.builders.guide": SELDOM,
        "certif_tui.documents.guide": SELDOM,
        "certif_tui.documents.renderers.rows": SELDOM,
        "certif_tui.services.guide": SELDOM,
        "certif_tui.ui.dialogs.aide": FIELD,
        "certif_tui.ui.dialogs.guide": FIELD,
    },
    "certif_tui.ui.flows.apport": {
        "certif_tui.domain.session.decisions.importation": BEHIND_A_KEY,
        "certif_tui.services.importation.enregistrement": BEHIND_A_KEY,
        "certif_tui.services.importation.lecture": BEHIND_A_KEY,
        "certif_tui.services.importation.propositions": BEHIND_A_KEY,
        "certif_tui.ui.dialogs.fichier": FIELD,
        "certif_tui.ui.screens.importation": BEHIND_A_KEY,
    },
    "certif_tui.ui.flows.flow": {"certif_tui.documents.faits": FIRST_PAINT, "certif_tui.ui.dialogs.saisie": FIELD},
    "certif_tui.ui.dialogs.saisie": {"certif_tui.ui.dialogs.lines_field": "Textual's text area, for one of five"},
    "certif_tui.ui.flows.annotation": {
        "certif_tui.ui.dialogs.remarque": BEHIND_A_KEY,
        "certif_tui.ui.screens.phrases": BEHIND_A_KEY,
    },
    "certif_tui.ui.flows.passage": {"certif_tui.ui.screens.bilan": BEHIND_A_KEY},
    "certif_tui.ui.screens.evaluation.detours": {
        "certif_tui.services.oral.incidents": BEHIND_A_KEY,
        "certif_tui.ui.flows.incident": BEHIND_A_KEY,
        "certif_tui.ui.screens.bilan": BEHIND_A_KEY,
        "certif_tui.ui.screens.evaluation.grand": BEHIND_A_KEY,
        "certif_tui.ui.screens.infos": BEHIND_A_KEY,
    },
    "certif_tui.ui.flows.annulation": {
        "certif_tui.documents.faits": BEHIND_A_KEY,
        "certif_tui.services.registre.annulations": BEHIND_A_KEY,
    },
    "certif_tui.ui.flows.candidats": {"certif_tui.services.preparation.inscriptions": BEHIND_A_KEY},
    "certif_tui.ui.flows.amenagement": {"certif_tui.services.preparation.amenagements": BEHIND_A_KEY},
    "certif_tui.ui.flows.ouverture": {
        "certif_tui.journal.journal": FIRST_PAINT,
        "certif_tui.ui.screens.creation": FIRST_PAINT,
        "certif_tui.ui.screens.session": FIRST_PAINT,
    },
    "certif_tui.ui.screens.accueil.screen": {
        "certif_tui.ui.dialogs.champ": FIELD,
        "certif_tui.ui.screens.parcours": FIRST_PAINT,
    },
    "certif_tui.ui.screens.accueil.view": {"certif_tui.journal.journal": FIRST_PAINT},
    "certif_tui.ui.screens.session.jour": {
        "certif_tui.documents.plan": "a session without a plan does without",
        "certif_tui.projections.suivi": "a session without a plan does without",
    },
    "certif_tui.ui.screens.session.voisins": {
        "certif_tui.services.oral.incidents": BEHIND_A_KEY,
        "certif_tui.ui.flows.incident": BEHIND_A_KEY,
        "certif_tui.ui.screens.groupes": BEHIND_A_KEY,
        "certif_tui.ui.screens.infos": BEHIND_A_KEY,
        "certif_tui.ui.screens.horaires": BEHIND_A_KEY,
        "certif_tui.ui.screens.phrases": BEHIND_A_KEY,
        "certif_tui.ui.screens.registre": BEHIND_A_KEY,
        "certif_tui.ui.screens.session.fiche": BEHIND_A_KEY,
    },
    "certif_tui.ui.terminal": {"certif_tui.ui.driver": PLATFORM},
}
