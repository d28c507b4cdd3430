"""Derm Viewer: the lumbar dermatomes on a real body. Importing the package does nothing."""

__version__ = "0.1.0"
