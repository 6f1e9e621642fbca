"""All meetings of a workspace, read once and found again: the series of a body, what waits in it, and the next kallelse."""
