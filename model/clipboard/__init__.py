"""What stands on the clipboard between this program and spreadsheets or word processors, without any Qt."""
