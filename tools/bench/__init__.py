"""Measures speed and memory beside their floors: `python -m tools.bench`. It asserts nothing."""
