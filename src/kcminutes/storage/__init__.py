"""Files and folders: the workspace, opening, recovery, settings."""
