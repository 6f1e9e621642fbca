"""TOML text to a meeting and back, and everything that is wrong with it in words."""
