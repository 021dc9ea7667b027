"""Pages of startups: parse, ask a selector or a service, show."""
