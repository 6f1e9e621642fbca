"""What stands on the disk: meetings as TOML, the workspace and the settings."""
