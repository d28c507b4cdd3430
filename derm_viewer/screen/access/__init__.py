"""What a screen reader is told: the parts that widgets paint themselves, and what has just happened."""
