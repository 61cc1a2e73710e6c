"""The other process: parses and renders the open posts; may be killed at any moment."""
