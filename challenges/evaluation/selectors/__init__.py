"""What the pages of an evaluation read: every function asks who reads, in a constant number of queries."""
