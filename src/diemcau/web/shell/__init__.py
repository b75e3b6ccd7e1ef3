"""What every page of the site shares: layout, assets, languages, levels, errors as pages."""
