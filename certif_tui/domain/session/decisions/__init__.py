"""What may be changed of a session, and what that comes to: a demand and a state make events, or a refusal."""
