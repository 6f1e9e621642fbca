"""Every place that leans on Textual's insides: names with an underscore, and behaviour that its documentation does not promise.

Each module says what of Textual's it leans on and why the public way does not do, and has tests in
``tests/screen/test_textual_seams*.py`` that fail when Textual moves.
"""
