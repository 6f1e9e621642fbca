"""The dialogs over a screen, each handing over a result."""
