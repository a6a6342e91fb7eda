"""The bridge in the window: a table of its steps, and the waterfall that shows the same beside it."""
