"""The clinician's window: its bars, menus and keys."""
