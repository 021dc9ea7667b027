"""Pages of the evaluation: parse, ask a selector or a service, show."""
