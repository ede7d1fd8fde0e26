"""When holidays fall, and who keeps which."""
