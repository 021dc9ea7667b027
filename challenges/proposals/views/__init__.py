"""Pages of proposals: parse, ask a selector or a service, show."""
