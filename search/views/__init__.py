"""Pages of search: the lists and parts of other pages; saved searches with their alerts and feeds."""
