"""News and public information for the public, published by an SOP run."""
