"""Text as lines, where it is touched, and what commands and counts make of it."""
