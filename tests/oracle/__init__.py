"""Questions with answers written from the texts by a reader who saw no code, put to the library.

An adapter for each city maps the vocabulary of the cases to models and rules. It sees the topic, the
question, the facts and which keys are asked for, never the expected values.
"""
