"""Where posts live: input and output without Qt; may block."""
