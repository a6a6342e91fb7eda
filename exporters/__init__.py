"""What leaves the building: neutral annexes, and the writers that make Excel and CSV files of them. No Qt."""
