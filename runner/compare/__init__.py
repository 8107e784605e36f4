"""The learner's code beside the reference: what it says, and what can be measured of both."""
