"""Measuring search on judged collections, with the product's own analysis, queries and engines."""
