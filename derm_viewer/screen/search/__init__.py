"""The search field, its hits, and what was found shown on the body."""
