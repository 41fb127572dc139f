"""One module a screen; each gets what it needs when it is made, and none knows the application."""
