"""Every place that leans on Textual's insides."""
