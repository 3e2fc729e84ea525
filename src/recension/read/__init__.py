"""Report to reading: one module a kind of thing."""
