"""Watch: a queue of messages, a pure core that answers them, and a thin shell around it that does what it asks for.

`loop.py` is the shell; `messages.py` what can happen, `update.py` and `keys.py` what follows from it, `effects.py` what
is then to be done, `view.py` how it looks. The other files each produce messages, or do one effect.
"""
