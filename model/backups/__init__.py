"""Earlier versions: what a save replaces is kept on this computer, for the officer alone, and thinned with age."""
