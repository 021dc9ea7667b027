"""Pages of challenges: parse, ask a selector or a service, show."""
