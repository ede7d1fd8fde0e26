"""What `scripts/bench.py` measures: each module has ours and the floor below it."""
