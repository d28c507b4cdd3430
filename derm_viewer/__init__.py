"""Lumbar dermatome viewer."""
