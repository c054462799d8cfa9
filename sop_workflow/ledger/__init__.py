"""What can be proven: append, verify."""
