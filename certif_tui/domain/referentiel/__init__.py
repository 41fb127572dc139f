"""The official grid: its model, and what is wrong or contradictory in a file that gives one."""
