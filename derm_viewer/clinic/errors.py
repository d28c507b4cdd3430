"""The one error that reading the knowledge files raises."""

from __future__ import annotations


class KnowledgeError(Exception):
    """A knowledge file is missing, broken or says something it may not. The message is one sentence for a person."""
