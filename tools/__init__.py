"""Set-up: what `make run` and `make test` prepare. Standard library only: nothing else is installed yet."""
