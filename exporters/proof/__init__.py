"""Proof: what was written is read again and agreed with the annex before it replaces anything."""
