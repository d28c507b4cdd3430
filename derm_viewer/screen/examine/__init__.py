"""The part of the answer in which findings are ticked."""
