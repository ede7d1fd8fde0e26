"""Start the program."""

import sys

from appreciation.app import main

if __name__ == "__main__":
    sys.exit(main())
