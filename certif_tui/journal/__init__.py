"""How events are kept: the seam (`journal`), its TinyDB files (`tinydb_journal`) and its memory twin for tests."""
