"""The second process: reads the whole content folder into the library index."""
