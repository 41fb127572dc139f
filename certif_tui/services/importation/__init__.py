"""Lists of candidats as offices keep them: reading the file, understanding its columns, planning what to change."""
