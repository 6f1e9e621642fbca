"""A reader for each type of file: from its content to lines with their place."""
