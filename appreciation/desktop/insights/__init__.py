"""The page Insights: what the years add up to, in charts and in the tables behind them."""
