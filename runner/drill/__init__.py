"""Drills: questions by hand with fresh numbers, asked in the terminal."""
