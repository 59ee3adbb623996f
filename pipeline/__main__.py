"""`python -m pipeline` is `fiches`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
