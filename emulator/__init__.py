"""moto, made to answer as AWS documents. See README.md."""
