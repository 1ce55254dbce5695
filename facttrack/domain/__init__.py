"""What a claim, a quantity and a date are; the standard library and nothing else."""
