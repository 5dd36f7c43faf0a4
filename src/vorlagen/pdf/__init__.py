"""From Word to accessible PDF: engines, finishing touches, proofs, and the seal of our own files."""
