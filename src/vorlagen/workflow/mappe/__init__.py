"""The journey of bundling: a meeting becomes invitation, notice and Sitzungsmappe, public and internal."""
