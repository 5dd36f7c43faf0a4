"""Ratsvorlagen aus geprüften Daten: YAML in, Befunde, Word und barrierefreies PDF heraus."""
