"""The Unicode bidirectional algorithm (UAX #9), in whole: which way every character runs.

`levels` holds the entry points; the other modules are the steps in the order of the annex.
Mirroring (rule L4) is left to HarfBuzz, which does it while shaping right-to-left runs.
"""
