"""Measures of the project: accuracy and speed, outside the test run."""
