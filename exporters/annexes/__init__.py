"""The annexes: what each says, built from a budget, before any file format."""
