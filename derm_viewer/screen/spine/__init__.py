"""The picture of the lumbar spine, and the same in words."""
