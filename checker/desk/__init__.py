"""What a newsroom makes of findings: let stand by a signature, a mark in the copy or a baseline, or off for a file."""
