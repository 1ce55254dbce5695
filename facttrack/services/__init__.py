"""What facttrack does, one use case a function: record, change, read, compare."""
