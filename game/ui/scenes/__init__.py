"""The screens of the game, from the title to the debrief."""
