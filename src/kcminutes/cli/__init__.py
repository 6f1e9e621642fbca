"""The commands of the command line, a module a family, and their Swedish."""
