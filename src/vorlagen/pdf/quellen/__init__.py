"""The sources of a Sitzungsmappe: foreign PDFs opened, judged, made harmless and ready for joining."""
