"""Who speaks by turns: labels, questions and answers, the other of two who talk."""
