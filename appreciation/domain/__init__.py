"""What the program is about, in plain Python: people, days, greetings and the rules about them."""
