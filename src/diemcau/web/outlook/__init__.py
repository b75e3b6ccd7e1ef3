"""What is coming: forecasts as given, the chance that targets are met, and how well it was foretold before."""
