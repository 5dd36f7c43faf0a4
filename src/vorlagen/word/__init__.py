"""A paper and a town's Word file become a docx; finished files are read back."""
