"""The week and its batch: planned, looked through, printed, posted."""
