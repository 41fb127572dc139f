"""The machine under the program: clock, terminal, rights of files, what its disk is good for, the trace of a crash."""
