"""Many PDFs become one Sitzungsmappe: pikepdf writes it with all tags, pypdf proves it."""
