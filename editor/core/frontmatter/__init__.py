"""The front matter: where it lies, what it says, and the smallest edit that changes it."""
