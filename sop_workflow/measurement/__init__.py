"""What really happened, against what the SOP promised."""
