"""Inkwright: a desktop Markdown editor for people who write a blog as files."""

__version__ = "0.1.0"
