"""Reports: rows of documented columns, rendered as text, and the only home of pandas."""
