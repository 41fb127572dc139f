"""What is used of Textual though it is not promised: each is listed with what to do the day it goes."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from certif_tui import ui

ROOT = Path(__file__).parents[2]
CALM = ROOT / "tests" / "ui" / "calm.py"
CALMLY = "look in textual/pilot.py and messages for how it is known now, or let Pilot wait (drop the fixture `calm`)"
LOOK = "read the screen in `Juror.text` and tests/ui/test_accueil.py from what Textual's own snapshots are drawn with"
GOES = {
    ("app", "_display"): "find what runs once a frame is composed, and tell `Sight` there (ui/app.py)",
    ("app", "_handle_exception"): "find what gets an exception nobody caught, and `fall` there (ui/app.py)",
    ("app", "_return_code"): "have `fall` give the exit code 1 some other way (ui/app.py)",
    ("app", "_check_bindings"): "run a key's action before the next key some other way (`_run_at_once`, ui/app.py)",
    ("_xterm_parser", "XTermParser"): "find what understands escape sequences, and feed it in ui/keyboard.py",
    ("_xterm_parser", "mouse_pixels"): "hand the state of a fallen parser over some other way (ui/keyboard.py)",
    ("_xterm_parser", "terminal_size"): "hand the state of a fallen parser over some other way (ui/keyboard.py)",
    ("_xterm_parser", "terminal_pixel_size"): "hand the state of a fallen parser over some other way (ui/keyboard.py)",
    ("widgets._input", "_on_paste"): "hear a paste some other way, cleaned before it is inserted (widget `Champ`)",
    ("widgets._text_area", "_on_key"): "hear a key some other way before the text does (widget `Lignes`)",
    ("_compositor", "render_strips"): LOOK,
    ("screen", "_compositor"): LOOK,
    ("_context", "active_app"): "hand the application to `wait_for_calm` some other way (tests/ui/calm.py)",
    ("app", "wait_for_idle"): "put `wait_for_calm` in the place of what Pilot waits with now (tests/ui/conftest.py)",
    ("pilot", "wait_for_idle"): "put `wait_for_calm` in the place of what Pilot waits with now (tests/ui/conftest.py)",
    ("pilot", "_wait_for_screen"): CALMLY,
    ("css.stylesheet", "_parse_rules"): "let each application read its styles (drop the fixture `parsed_once`)",
    ("css.stylesheet", "_variables"): "let each application read its styles (drop the fixture `parsed_once`)",
    ("app", "_registry"): CALMLY,
    ("message_pump", "_running"): CALMLY,
    ("message_pump", "_closing"): CALMLY,
    ("message_pump", "_message_queue"): CALMLY,
    ("message_pump", "_next_callbacks"): CALMLY,
    ("message_pump", "_timers"): CALMLY,
    ("_queue", "ready_event"): CALMLY,
    ("screen", "_on_timer_update"): CALMLY,
    ("screen", "_callbacks"): CALMLY,
    ("screen", "_dirty_widgets"): CALMLY,
    ("widget", "_layout_required"): CALMLY,
    ("widget", "_scroll_required"): CALMLY,
    ("widget", "_repaint_required"): CALMLY,
    ("widget", "_recompose_required"): CALMLY,
    ("worker", "_task"): CALMLY,
    ("timer", "_task"): CALMLY,
    ("timer", "_repeat"): CALMLY,
    ("timer", "_interval"): CALMLY,
}
"""By the module of Textual and the name."""
NOT_TEXTUAL = {"_exit", "_waiters", "_asdict"}  # the operating system's, asyncio's, a named tuple's


@pytest.mark.parametrize(("module", "name"), GOES, ids=map(".".join, GOES))
def test_what_textual_does_not_promise_is_still_there(module: str, name: str) -> None:
    if importlib.util.find_spec(f"textual.{module}") is None:
        pytest.fail(f"textual.{module} is gone: {GOES[module, name]}")
    source = inspect.getsource(importlib.import_module(f"textual.{module}"))
    assert re.search(rf"\b{name}\b", source), f"textual.{module} knows no {name} any more: {GOES[module, name]}"


def test_nothing_else_is_used_that_textual_does_not_promise() -> None:
    listed = {name for _module, name in GOES} | {module for module, _name in GOES}
    assert {*_accessed(), *_imported(), *_overridden()} - listed - NOT_TEXTUAL == set()


@cache
def _trees() -> dict[Path, ast.Module]:
    folders = [ROOT / "certif_tui", ROOT / "tests", ROOT / "benchmarks"]
    return {path: ast.parse(path.read_text("utf-8")) for folder in folders for path in folder.rglob("*.py")}


def _accessed() -> Iterator[str]:
    """Private attributes that nothing here gives; in what waits for calm, all of them."""
    trees = _trees()
    ours = {name for tree in trees.values() for node in ast.walk(tree) for name in _given(node)}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            name = node.attr if isinstance(node, ast.Attribute) else ""
            if re.match(r"_[a-z]", name) and (path == CALM or name not in ours):
                yield name


def _given(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Attribute(ctx=ast.Store()):
            yield node.attr
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Name(id=name, ctx=ast.Store()):
            yield name
        case _:
            pass


def _imported() -> Iterator[str]:
    """Private modules of Textual that are imported."""
    for tree in _trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual._"):
                yield (node.module or "").removeprefix("textual.")


def _overridden() -> Iterator[str]:
    """Private names of Textual's classes that classes of the interface give anew."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        for cls in vars(importlib.import_module(module.name)).values():
            if isinstance(cls, type) and cls.__module__.startswith(ui.__name__):
                theirs = [vars(base) for base in cls.__mro__ if base.__module__.startswith("textual")]
                mine = (name for name, it in vars(cls).items() if inspect.isfunction(it) and re.match("_[a-z]", name))
                yield from (name for name in mine if any(name in it for it in theirs))
