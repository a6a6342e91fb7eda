"""Putting files in place so that no fault, lock or colleague loses work: the whole old file stands, or the whole new.

The order: look at what stands there (`replacing`); write the new bytes into a temporary file in the same folder, flush
them and read them back (`staging`); keep the old version in the backups; exchange the two files in one step of the
system's (`exchanging`, `windows`), so that even a version that a colleague saved at the last moment is held and kept;
flush the folder; read the target back. Nothing is ever written in place. `locks` let saves of one workbook queue and
tell who has it open.
"""
