"""The room of sealed proposals."""
