"""The photo and video archive: asset, classification, storage, report."""
