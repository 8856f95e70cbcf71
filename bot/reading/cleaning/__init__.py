"""From a page's text, noise included, to the article alone."""
