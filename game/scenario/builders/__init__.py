"""From blocks of the right shape to the frozen scenario."""
