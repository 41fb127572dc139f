"""Widgets that draw a state they are handed and know no screen."""
