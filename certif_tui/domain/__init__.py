"""The rules of the jury, as pure functions over frozen models: no I/O, no clock, no framework but pydantic."""
