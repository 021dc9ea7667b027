"""What holds for the whole house: lengths, statuses, addresses, words."""
