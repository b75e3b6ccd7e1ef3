"""Finding things: full text, filters, totals and the sentences behind them, saved views."""
