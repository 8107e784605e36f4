"""Reviews: what was green comes back when it is likely to fade, one function at a time.

`agenda.py` reads the facts in the history, `schedule.py` says what follows from them, `doing.py` puts the old answer
away and back, `words.py` says it.
"""
