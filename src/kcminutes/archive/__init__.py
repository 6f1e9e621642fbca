"""All meetings of a workspace, read once and found again: the next kallelse, how far what was asked for has come, every word."""
