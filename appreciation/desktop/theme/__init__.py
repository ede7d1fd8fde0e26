"""How everything on screen looks: colours, type, sizes, icons."""
