"""Cuts the typefaces of the languages that Inter does not cover down to what the program writes."""
