"""`python -m comunicado`: the same as the command."""

from comunicado.cli import main

if __name__ == "__main__":
    main()
