"""What the demonstration site is filled with: articles and drawn pictures, all invented."""
