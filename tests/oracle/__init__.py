"""What is unsafe, worked out a second time: see docs/decisions/0004-what-unsafe-means.md."""
