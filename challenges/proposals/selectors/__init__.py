"""What pages of this room read, in a constant number of queries."""
