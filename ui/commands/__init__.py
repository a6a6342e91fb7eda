"""The command line: one module a command, no Qt. `entry.run` is its door; README its contract."""
