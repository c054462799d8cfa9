"""From the confirmed text to native rows: plan (pure), apply (one transaction), explain (text)."""
