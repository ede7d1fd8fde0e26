"""What an owner can ask for: one module per noun, without a window in sight."""
