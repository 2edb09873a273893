"""A stand-in for mongod: MongoDB's wire protocol in front of a dictionary."""
