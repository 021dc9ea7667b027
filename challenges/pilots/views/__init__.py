"""Pages of pilots: parse, ask a selector or a service, show."""
