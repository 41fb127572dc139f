"""The rules of the jury, tested without a disk, a screen or a clock."""
