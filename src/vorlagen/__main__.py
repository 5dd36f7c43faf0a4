"""``python -m vorlagen`` (on Windows ``py -m vorlagen``)."""

from vorlagen.cli import main

main()
