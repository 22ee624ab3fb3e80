"""Its place is what counts: it lets every test import `making`, whichever folder is run alone."""
