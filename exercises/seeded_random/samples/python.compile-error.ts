// Written in Python.
import numpy as np

def seeded_random(seed, n_x, n_h):
    np.random.seed(seed)
    first = np.random.randn(n_h, n_x)
    np.random.seed(seed)
    again = np.random.randn(n_h, n_x)
    return first, again, np.random.randn(n_h, n_x)
