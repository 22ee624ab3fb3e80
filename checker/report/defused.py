"""Cells that no spreadsheet runs."""

from __future__ import annotations


def defused(cell: object) -> object:
    """A text that a spreadsheet would run as a formula, made a text: a quote before it, as OWASP advises.

    Source: https://owasp.org/www-community/attacks/CSV_Injection.
    """
    if isinstance(cell, str):
        cell = cell.replace("\0", "").encode("utf-8", "backslashreplace").decode("utf-8")
        if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
            cell = "'" + cell
        # A lone carriage return ends a row for many readers, and is not put in quotes.
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    return cell
