"""``python -m game``."""

from game.cli.app import main

if __name__ == "__main__":
    main()
