"""The answer beside the body."""
