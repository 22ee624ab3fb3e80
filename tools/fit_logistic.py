"""Logistic regression that is held near what it starts from."""

from __future__ import annotations

import numpy as np


def logistic(
    X: np.ndarray, y: np.ndarray, w: np.ndarray, ridge: np.ndarray, start: np.ndarray, offset: np.ndarray | float = 0.0
) -> np.ndarray:
    """Weights of most likelihood, by Newton's method, held near `start`; columns that are never reached stay there."""
    used = np.flatnonzero(np.abs(X).sum(axis=0))
    X, ridge, prior = X[:, used], ridge[used], start[used]
    beta = prior.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(X @ beta + offset, -30, 30)))
        g = X.T @ (w * (p - y)) + ridge * (beta - prior)
        h = (X * (w * p * (1 - p))[:, None]).T @ X + np.diag(ridge + 1e-6)
        step = np.linalg.solve(h, g)
        step *= min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        beta -= step
        if np.abs(step).max() < 1e-4:
            break
    out = start.copy()
    out[used] = beta
    return out
