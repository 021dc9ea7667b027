"""The content of the demo city: pure data, no Django, so that an editor may read and correct it like a page.

Every date is an offset in whole days from the day the city is loaded (negative is past); every reference is a code
that resolves inside this package or in the taxonomy and places data. tests/demo proves both.
"""
