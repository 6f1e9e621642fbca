"""The meeting as values, and what is asked of them and done with them; knows no file and no screen."""
