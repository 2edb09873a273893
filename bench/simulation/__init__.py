"""What cannot be run here: deployments and removals on a real AWS, reckoned from a plan's own order and from public figures."""
