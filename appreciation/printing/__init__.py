"""From pieces to pages: the only package that may import reportlab."""
