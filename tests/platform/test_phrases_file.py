"""The juré's own file of ready remarques: read as people write it, never lost, refused in French."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from certif_tui.platform.phrases import FichierPhrases, PhrasesRefusees


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reglages" / "phrases.toml"


def test_what_is_kept_is_read_back_whatever_signs_it_holds(path: Path) -> None:
    hostile = ('Dit « "oui" » \\ non', "deux\nlignes", "tab\tulé \x7f", "[[x]] = 1 # rien")
    fichier = FichierPhrases(path)
    fichier.change("CR3.1.2", lambda _own: hostile)
    fichier.change("C3.1", lambda own: (*own, "Structuré"))
    assert FichierPhrases(path).read() == {"CR3.1.2": hostile, "C3.1": ("Structuré",)}
    assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"
    fichier.change("C3.1", lambda _own: ())
    assert FichierPhrases(path).read() == {"CR3.1.2": hostile}


def test_codes_may_be_written_without_quotes_and_comments_stay_above_their_critere(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('# à moi\n# le marché\nCR3.1.2 = ["Sans source"]\n\n# à revoir\n"C3.2" = []\n# fin\n')
    FichierPhrases(path).change("CR3.1.2", lambda own: (*own, "Confus"))
    text = path.read_text()
    assert FichierPhrases(path).read() == {"CR3.1.2": ("Sans source", "Confus")}
    assert text.index("# le marché") < text.index("Sans source") < text.index("# fin")
    assert all(text.count(words) == 1 for words in ("# à moi", "# à revoir", "# fin"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'"C3.1" = ["a"]\n"C3.2" = [\n', "phrases illisibles, la fin du fichier manque"),
        (b'"C3.1" = ["a"]\n"C3.2" = oui\n', "ligne 2, colonne 10"),
        (b"# vu\nCR3.1.1 = 'seule'\n", "ligne 2, CR3.1.1"),
        (b'"CR3.1.1" = ["", "b"]', "ligne 1, CR3.1.1"),
        (b'"CR3.1.1" = [3]', "ce n'est pas une liste de phrases"),
        (b'"CR3.1.1" = "' + b"x" * 5000 + b'"', "de 1 à 4000"),
        ("é".encode("latin-1"), "ce n'est pas du texte en UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_its_line_and_left_as_it_is(
    path: Path, content: bytes, words: str
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for use in (lambda: FichierPhrases(path).read(), lambda: FichierPhrases(path).change("C1", lambda _own: ["x"])):
        with pytest.raises(PhrasesRefusees) as refused:
            use()
        assert words in str(refused.value) and "phrases.toml" in str(refused.value)
    assert path.read_bytes() == content


def test_a_disk_that_refuses_is_told_and_nothing_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fichier = FichierPhrases(path)
    fichier.change("C3.1", lambda _own: ["Structuré"])
    before = path.read_bytes()

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "ENOSPC")

    monkeypatch.setattr("certif_tui.platform.phrases.write_whole", full)
    with pytest.raises(PhrasesRefusees, match="le disque est plein"):
        fichier.change("C3.1", lambda _own: [])
    assert path.read_bytes() == before


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "ailleurs.toml")
    FichierPhrases(path).change("C3.1", lambda _own: ["Structuré"])
    assert path.is_symlink() and FichierPhrases(tmp_path / "ailleurs.toml").read() == {"C3.1": ("Structuré",)}
