"""Painting marks on the body, and the answer to what was painted."""
