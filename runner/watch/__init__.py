"""Watch: a queue of messages, a pure core that answers them, and a thin shell around it that does what it asks for.

`loop.py` is the shell; `happenings.py` what can happen; `update.py` and `keys.py` what follows from it; `model.py` what
is known, and what can be asked for; `view.py` and `body.py` how it looks. The other files each produce messages, or do
what is asked for.
"""
