"""What the words of a command line may be, how they are read, and what Tab proposes for them."""
