"""What is shown of many files, without folding them all again at every look."""
