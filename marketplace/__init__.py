"""Baham: the project package and the kernel every room stands on."""
