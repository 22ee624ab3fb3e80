"""Kinds of rules that need no second source: figures that contradict themselves. One module for each family."""
