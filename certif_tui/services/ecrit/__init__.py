"""Running the written part: drawing groups, the work's clock and dossiers, pre-grading."""
