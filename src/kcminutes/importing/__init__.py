"""Others' files into a meeting: readers, what a line is, where the items are, the meeting and what was not understood."""
