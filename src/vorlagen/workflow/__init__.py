"""The journeys: check, render, convert, begin a new paper. Values in, values out."""
