"""Random input for the whole window."""
