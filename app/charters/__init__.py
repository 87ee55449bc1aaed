"""The charter: its texts and versions, issuing, signing by three, evidence."""
