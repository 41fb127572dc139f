from __future__ import annotations

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.session.state import Session
from certif_tui.services.ecrit.prenotation import open_ecrit, read_indices
from tests.services.desk import CLAIRE, HUGO, Desk
from tests.ui.conftest import OpenApp
from tests.ui.folder import Folder
from tests.ui.juror import Juror
from tests.ui.test_groupes import arrive


def note(desk: Desk, *membres: str) -> None:
    ecrit = open_ecrit(desk.poste(), membres)
    ecrit.evaluate("CR3.1.1", Avis.VALIDE)
    ecrit.evaluate("CR3.1.2", Avis.NON_VALIDE)
    ecrit.close()


async def test_what_was_noted_is_a_sign_and_words_until_one_key_confirms_it(grade: OpenApp, desk: Desk) -> None:
    note(desk, HUGO, CLAIRE)
    async with grade() as juror:
        assert "□·CR3.1.1" in juror.text and juror.sees("CR3.1.1 (à l'écrit : validé)")
        assert juror.evaluation.grille.grille.is_vierge and juror.sees("0/5")
        await juror.press("W")
        assert "■ CR3.1.1" in juror.text and juror.sees("CR3.1.2 (à l'écrit : non validé)")
        await juror.press("w", "w")
        assert "× CR3.1.2" in juror.text and juror.sees("Rien n'est noté à l'écrit")
        await juror.press("u", "u")
        assert "□·CR3.1.1" in juror.text and juror.evaluation.grille.grille.is_vierge


async def test_a_remarque_on_the_written_work_is_read_on_the_sheet_with_or_without_a_tick(
    grade: OpenApp, desk: Desk
) -> None:
    ecrit = open_ecrit(desk.poste(), [CLAIRE])
    ecrit.evaluate("CR3.1.1", Avis.VALIDE)
    ecrit.write_remarque("CR3.1.1", "[b]Veille[/b], page 12")
    ecrit.write_remarque("CR3.1.2", "Rien sur la concurrence")
    ecrit.write_remarque("C3.2", "Plan bien chiffré")
    ecrit.close()
    async with grade((120, 40)) as juror:
        assert "C3.2·" in juror.text and "□·CR3.1.2" in juror.text
        assert juror.sees("(à l'écrit : « [b]Veille[/b], page 12 »)")
        await juror.press("w")
        assert juror.sees("(à l'écrit : « Rien sur la concurrence »)")
        await juror.press("w")
        assert juror.sees("seule une remarque est notée") and "□·CR3.1.2" in juror.text
        await juror.press("n")
        assert "× CR3.1.2" in juror.text
        assert not any(case.remarque for case in juror.evaluation.grille.grille.cases.values())


async def test_a_hint_noted_meanwhile_shows_at_the_next_look(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        assert "·CR" not in juror.text
        note(desk, CLAIRE)
        juror.evaluation._look()
        await juror.settle()
        assert "□·CR3.1.1" in juror.text


async def test_the_written_work_is_noted_from_the_list_without_clock_or_bilan(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "w")
        assert juror.sees("ÉCRIT · DUPONT Claire · juré MARTIN Paul") and not juror.sees("20:00")
        await juror.press("space", "c", "b", "p")
        assert "■ CR3.1.1" in juror.text and juror.sees("ÉCRIT ·") and not juror.sees("VALIDÉ")
        assert juror.saved() and desk.open_chrono().chrono.actions == ()
        await juror.press("escape", "enter")
        assert "□·CR3.1.1" in juror.text


async def test_a_group_s_work_is_opened_from_any_of_its_members(open_app: OpenApp, desk: Desk) -> None:
    note(desk, HUGO, CLAIRE)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "w")
        assert juror.sees("DUPONT Claire, BERNARD Hugo") and "■ CR3.1.1" in juror.text


def drawn(folder: Folder) -> tuple[str, Session]:
    """Seven candidats in two groups, as another program drew them."""
    slug, bureau = arrive(folder), folder.bureau()
    ouverte = bureau.open_session(slug)
    ouverte.groupes.draw(graine="essai", motif="Essai")
    assert bureau.writer.flush(5)
    return slug, ouverte.session


def hinted(folder: Folder, slug: str) -> dict[str, list[str]]:
    """The critères noted on the written work of each candidat, by slug."""
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jure("martin-paul"))
    found = {it.slug: read_indices(poste, it.slug) for it in ouverte.session.candidats}
    return {candidat: sorted(noted) for candidat, noted in found.items() if noted}


async def to_group(juror: Juror, code: str) -> None:
    await juror.press("home")
    while juror.app.screen.remettant != code:  # type: ignore[attr-defined]
        await juror.press("down")


async def test_a_group_is_noted_once_from_its_row_for_all_its_members_and_counts_for_nobody(folder: Folder) -> None:
    slug, session = drawn(folder)
    first, second = session.groupes.groupes
    names = {it.slug: it.nom for it in session.candidats}
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g")
        await to_group(juror, second.code)
        await juror.press("W")
        assert juror.sees(f"ÉCRIT · {second.code} · ") and all(juror.sees(names[it]) for it in second.membres)
        assert not any(juror.sees(names[it]) for it in first.membres)
        await juror.press("space")
        assert juror.saved()
        await juror.press("escape")
        assert juror.sees("GROUPES ·") and hinted(folder, slug) == {it: ["CR1.1.1"] for it in second.membres}
        await juror.press("escape", "slash")
        await juror.type(names[second.membres[-1]].split()[0])
        await juror.press("escape", "w")
        assert juror.sees(f"ÉCRIT · {second.code} · ") and "■ CR1.1.1" in juror.text
        await juror.press("escape", "enter")
        assert juror.evaluation.grille.grille.is_vierge and "□·CR1.1.1" in juror.text
        await juror.press("w")
        assert "■ CR1.1.1" in juror.text


async def test_a_candidat_who_changed_groups_does_not_bring_the_other_group_s_work_along(folder: Folder) -> None:
    slug, session = drawn(folder)
    moved = session.candidats[0].slug
    first, second = sorted(session.groupes.groupes, key=lambda it: moved not in it.membres)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g")
        await to_group(juror, first.code)
        await juror.press("w", "space", "escape")
        juror.app.screen.ouverte.groupes.move(moved, second.code, "Conflit")  # type: ignore[attr-defined]
        await juror.press("escape", "g")
        await to_group(juror, second.code)
        await juror.press("w")
        assert "□ CR1.1.1" in juror.text
        await juror.press("n", "escape")
        await to_group(juror, first.code)
        await juror.press("w")
        assert "■ CR1.1.1" in juror.text and juror.saved()
    assert set(hinted(folder, slug)) == {it.slug for it in session.candidats}


async def test_the_key_asks_for_a_row_and_who_notes_before_it_opens_anything(folder: Folder) -> None:
    slug, _ = drawn(folder)
    folder.bureau().memory.remember_jure("Personne d'ici")
    async with folder.open((60, 16), session=slug) as juror:
        await juror.press("escape", "g", "home")
        if juror.app.screen.remettant is None:  # type: ignore[attr-defined]
            await juror.press("w")
            assert juror.sees("Placez le curseur")
        await to_group(juror, "G1")
        await juror.press("w")
        assert juror.sees("Qui êtes-vous") and not juror.sees("ÉCRIT")
        await juror.press("1")
        assert juror.sees("ÉCRIT · G1")


async def test_a_sheet_held_elsewhere_is_asked_for_and_a_refusal_is_said_where_it_was_asked(folder: Folder) -> None:
    slug, session = drawn(folder)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g")
        await to_group(juror, "G1")
        await juror.press("w", "space")
        assert juror.saved()
        async with folder.open((100, 30), session=slug) as other:
            await other.press("g")
            await to_group(other, "G1")
            await other.press("w")
            assert other.sees("Grille ouverte ailleurs")
            await other.press("p")
            assert other.sees("ÉCRIT · G1") and "■ CR1.1.1" in other.text
            await other.press("escape")
            for candidat in session.groupes.groupe("G1").membres:
                other.app.screen.ouverte.candidats.withdraw(candidat, "Parti")  # type: ignore[attr-defined]
            await other.press("w")
            assert other.sees("Ce groupe n'a plus personne") and other.sees("GROUPES ·")
