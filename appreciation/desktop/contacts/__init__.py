"""The contacts: finding somebody in a moment, and everything that is known of them."""
