"""How fast and how light the program is, beside baselines measured in the same run."""
