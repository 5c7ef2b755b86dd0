"""`python -m quotes`: the command line without its script."""

from quotes.doors.cli import main

if __name__ == "__main__":
    main()
