"""How two claims lie to each other, and what all claims on a question say; no input or output."""
