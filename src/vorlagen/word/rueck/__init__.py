"""The way back: a finished Word file → its fields as blocks → Markdown."""
