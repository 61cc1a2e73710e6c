"""Images of a post: references, destinations, the Markdown that shows one, verdicts."""
