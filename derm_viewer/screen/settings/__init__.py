"""The dialog of settings: everything in it holds at once, is remembered, and can be set back."""
