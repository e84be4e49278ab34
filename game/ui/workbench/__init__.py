"""The author's workbench: a scenario file watched, read again when it is saved, and played beside its balance."""
