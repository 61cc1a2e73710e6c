"""What you see: Qt widgets that show core values and emit signals; no input or output."""
