"""Checking a form's Word files: every fault in one run, each with its place."""
