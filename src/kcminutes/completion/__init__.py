"""What is offered while one types: the group's briefs, the model of its language, names, days, points and paragraphs at hand."""
