"""Builds the body map; needs the ``map`` extra. ``python -m tools.body_map`` builds, the result is committed."""
