"""The commands of `fiches`, one module each."""
