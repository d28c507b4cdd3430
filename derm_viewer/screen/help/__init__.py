"""The help pages, offline, in a window of their own."""
