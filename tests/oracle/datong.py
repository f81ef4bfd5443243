"""Datong's cases, topic by topic."""

from __future__ import annotations

from tests.oracle import datong_duties, datong_penalties
from tests.oracle.case import Question, UnsupportedError
from tests.oracle.datong_words import Answer

TOPICS = datong_duties.TOPICS | datong_penalties.TOPICS


def answer(question: Question) -> Answer:
    """Answer a case of Datong.

    Raises:
        UnsupportedError: the topic is not one of the vocabulary.
    """
    topic = TOPICS.get(question.topic)
    if topic is None:
        message = f"topic `{question.topic}` is not in the vocabulary"
        raise UnsupportedError(message)
    return topic(question)
