"""What measures will come to: paths of the future, the chance that a target is met."""
