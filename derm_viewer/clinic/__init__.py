"""The clinical knowledge and what it says about a place. No Qt."""
