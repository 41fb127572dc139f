"""What `verifier` checks of the files on the disk."""
