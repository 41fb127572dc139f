"""What a juror reads: words, signs, dates and durations in French, and cleaned text. No Textual here."""
