"""The journal: every Edit on disk a moment after it is made, so that a crash loses no work.

A place in the recovery folder holds the workbook as it was opened or last saved and the changes made since. It goes
away when its work has been saved; what is left over by a crash is offered at the next start.
"""
