"""The better skill: a forecast of the other side's play, plans held against it, and the moves they call for."""
