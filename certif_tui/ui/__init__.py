"""The Textual interface: screens, widgets, one stylesheet. It decides nothing: services do."""

import os

# Textual reads these once, on import. Over SSH most terminals announce 16 colours but draw 256; an animated page move
# costs 14 times the bytes; the Kitty protocol drops dead keys (ê, ë) in some terminals. The user's own choice wins.
for _name, _value in (
    ("TEXTUAL_COLOR_SYSTEM", "256"),
    ("TEXTUAL_ANIMATIONS", "none"),
    ("TEXTUAL_DISABLE_KITTY_KEY", "1"),
):
    os.environ.setdefault(_name, _value)
