"""Pictures drawn from the learner's own functions.

For authors: `paper.py` (sizes, colours, labels) and `learner.py` (what a picture calls). In the runner: `draw.py`, the
one way to a picture; in the fresh process `artist.py`. `critic.py` says what is wrong with a picture, `gallery.py`
keeps those of the project's pages current, `viewer.py` shows one; `chart.py` draws the ladder over time.
"""
