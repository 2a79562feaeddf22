"""Uses the pages of the ward office in a browser."""
