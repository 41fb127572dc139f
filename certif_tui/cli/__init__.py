"""The command line, in French. commands.py lists the commands; each is imported when it is asked for."""
