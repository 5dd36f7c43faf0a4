"""``python -m vorlagen`` (on Windows ``py -m vorlagen``)."""

from vorlagen.cli import main

if __name__ == "__main__":  # processes that render side by side import this module too
    main()
