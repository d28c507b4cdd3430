"""What leaves the window: the note, the consultation's file, pictures and pages."""
