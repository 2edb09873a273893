"""A stand-in for the nodes of an Ant Media Server cluster and the load balancer before them. README.md says what it knows and from where."""
