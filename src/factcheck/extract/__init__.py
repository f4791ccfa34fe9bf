"""Report -> mentions: what a report says, verbatim, with its place."""
