"""Every import that is not at the top of its file, and why: the only place where one is allowed.

A module is named by what it defers: the modules imported inside its functions.
"""

from __future__ import annotations

FIRST_PAINT = "the first screen paints before it is loaded"
SELDOM = "few runs need it, and all would pay for it"
PLATFORM = "this system may not have it"

DEFERRED = {
    "certif_tui.__main__": {"certif_tui.cli.programme": "a start with nothing to parse does without click"},
    "certif_tui.cli.errors": {
        "certif_tui.cli.refusals": "a run that goes well reads no journal to end",
        "certif_tui.platform.crash_log": SELDOM,
    },
    "certif_tui.cli.opening": {
        "certif_tui.services.demarrage": "commands open no application",
        "certif_tui.ui.app": "commands load no Textual",
    },
    "certif_tui.cli.oral.planification": {"certif_tui.documents.plan_ics": "icalendar, for one option"},
    "certif_tui.cli.outils.findings": {
        "certif_tui.ui.app": "Textual, for whoever has keys of their own",
        "certif_tui.ui.touches": "Textual, for whoever has keys of their own",
    },
    "certif_tui.cli.paths": {"platformdirs": "`--version` and `--help` look nothing up"},
    "certif_tui.documents.plan_ics": {"icalendar": "a plan is named long before it is exported, if ever"},
    "certif_tui.domain.fuseaux": {"zoneinfo": FIRST_PAINT},
    "certif_tui.journal.holds": {"filelock": "reading takes no lock"},
    "certif_tui.journal.locks": {"filelock": "reading takes no lock"},
    "certif_tui.platform.clock": {"importlib": PLATFORM, "platform": PLATFORM, "subprocess": PLATFORM},
    "certif_tui.services.bureau": {
        "certif_tui.services.depot": SELDOM,
        "certif_tui.services.preparation.demonstration": SELDOM,
        "certif_tui.services.referentiel": SELDOM,
    },
    "certif_tui.services.gate.session_tenue": {"pydantic": SELDOM},
    "certif_tui.services.importation.fichier": {"certif_tui.services.importation.tableurs": "calamine, for one of two"},
    "certif_tui.services.importation.programme_lecteur": {"resource": PLATFORM},
    "certif_tui.platform.preferences": {"tomllib": "few users have a settings file"},
}

DEFERRED_BY_SCREENS = {
    "certif_tui.documents.faits",
    "certif_tui.documents.plan",
    "certif_tui.documents.plan_ics",
    "certif_tui.domain.session.decisions.importation",
    "certif_tui.domain.session.taking_back",
    "certif_tui.journal.journal",
    "certif_tui.projections.suivi",
    "certif_tui.services.bureau",
    "certif_tui.services.importation.enregistrement",
    "certif_tui.services.importation.lecture",
    "certif_tui.services.oral.incidents",
    "certif_tui.ui.dialogs.aide",
    "certif_tui.ui.dialogs.champ",
    "certif_tui.ui.dialogs.choix",
    "certif_tui.ui.dialogs.information",
    "certif_tui.ui.dialogs.yes_no",
    "certif_tui.ui.driver",
    "certif_tui.ui.flows.incident",
    "certif_tui.ui.screens.creation",
    "certif_tui.ui.screens.groupes",
    "certif_tui.ui.screens.horaires",
    "certif_tui.ui.screens.importation.screen",
    "certif_tui.ui.screens.infos",
    "certif_tui.ui.screens.parcours",
    "certif_tui.ui.screens.registre",
    "certif_tui.ui.screens.session",
    "certif_tui.ui.screens.session.fiche",
    "certif_tui.ui.screens.session.infos",
    "certif_tui.ui.touches",
}
"""What the interface loads when a key asks for it: screens, dialogs, and the use cases behind them."""
