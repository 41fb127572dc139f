"""Every event that can be recorded, one module a stream; `catalogue` gathers them."""
