"""The state of one consultation. QtCore only."""
