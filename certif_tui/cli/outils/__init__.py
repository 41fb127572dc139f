"""What is said of the program's own ground: the machine, the files, a référentiel."""
