"""What tests build their world with, one module a room."""
