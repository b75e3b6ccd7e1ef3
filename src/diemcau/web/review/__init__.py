"""The review on the site: totals in the shape of any day, plans and targets, frozen editions and their errata."""
