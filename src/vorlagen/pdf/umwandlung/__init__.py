"""Attachments of other kinds become pages: Word, Excel, PowerPoint, pictures and older formats."""
