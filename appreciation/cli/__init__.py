"""The scriptable face: the same services as the desktop, for cron, other programs and tests."""
