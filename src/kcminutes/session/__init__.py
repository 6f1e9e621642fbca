"""One open file: what can be done in it, and what is told to whoever shows it."""
