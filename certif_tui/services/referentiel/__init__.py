"""Loading a référentiel file, and saying what is wrong with one."""
