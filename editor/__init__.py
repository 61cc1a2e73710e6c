"""Inkwright: a desktop Markdown editor for people who write a blog as files."""
