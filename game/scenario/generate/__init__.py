"""Random scenarios with a seed: tables of every kind to measure opponents on."""
