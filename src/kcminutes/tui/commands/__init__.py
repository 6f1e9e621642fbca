"""What can be done on the meeting's screen: the table of commands, and what each does."""
