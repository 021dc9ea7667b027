"""What every room stands on: clock, lifecycles, refusals, health, logs."""
