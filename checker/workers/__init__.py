"""Stories worked on side by side, in processes of their own; results come in the order of the stories.

`crew.py` says how many work on them, `results.py` has what they come to; modules are imported where they are used.
"""
