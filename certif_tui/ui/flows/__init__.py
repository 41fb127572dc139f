"""What is asked over a screen, one question leading to the next: each flow reads as a story with `await`."""
