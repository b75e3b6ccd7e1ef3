"""Foresee: statements over time to signals and to an outlook against targets, each scored later."""
