"""Markdown as blocks that are parsed, rendered, sanitised and patched one by one."""
