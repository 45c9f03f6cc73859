"""Items from facts: pure, seeded, every wrong option proved wrong."""
