"""The shell around the domain: one use case a function or method; the only place where events are decided and kept."""
