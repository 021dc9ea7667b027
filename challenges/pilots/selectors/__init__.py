"""What the pages of pilots read: every function asks who reads, in a constant number of queries."""
