"""The one error of the set-up."""


class SetUpProblem(Exception):  # noqa: N818  (it is the world's fault, and said in a sentence)
    """Set-up cannot go on; the text is for the person at the keyboard and says what to do."""
