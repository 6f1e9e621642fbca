"""The names of the weekdays and months."""

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""Names in the order of `date.weekday()`."""
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")
"""Names in order; January, month 1, stands at index 0."""
