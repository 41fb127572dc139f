"""State made into rows and text: what is printed, piped or read aloud. Nothing here reads or writes a stream."""
