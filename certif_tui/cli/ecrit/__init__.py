"""The written part: groups, drawing lots, work, dossiers."""
