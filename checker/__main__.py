"""`python -m checker`, for where the script is not on the path."""

from checker.cli import program

program()
