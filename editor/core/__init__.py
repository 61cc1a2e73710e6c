"""What a post is: pure values and functions; no Qt, file, net, clock or thread."""
