"""The command line, in French. What is heavy is imported inside the command that needs it."""
