"""Two search engines behind one contract, and the choice between them."""
