"""Files of every kind, in order and damaged: nothing crashes, and nothing is concluded from what was not read whole."""
