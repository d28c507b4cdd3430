"""The body: what is painted, where on the screen it lies, and what the pointer is over."""
