"""From finished PDFs to a printer, whichever way the system has."""
