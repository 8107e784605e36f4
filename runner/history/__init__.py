"""History that never loses work: the attempts, the file they are in, and what is done with them."""
