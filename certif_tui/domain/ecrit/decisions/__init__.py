"""What may be changed of the written part: groups drawn by lot, the work's clock, the dossiers and their dates."""
