"""The one way to change a session: a stream held open, an operation decided on it, the writers behind it."""
