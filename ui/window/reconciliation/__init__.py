"""The reconciliation page: what makes up each total, beside the figures that were agreed elsewhere."""
