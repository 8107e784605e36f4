"""Inside the fresh process: pytest runs a rung's suite, and what it called is looked back on."""
