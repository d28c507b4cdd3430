"""The body map: reading it and asking it. Plain Python and shapely, no Qt."""
