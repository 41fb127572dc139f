"""The Textual interface: screens, widgets, one stylesheet. It decides nothing: services do."""
