"""The Swedish language: dates and names as people write them, typography, spelling, characters."""
