"""Chengde's cases, topic by topic."""

from __future__ import annotations

from tests.oracle import chengde_deposits, chengde_life
from tests.oracle.case import Question, UnsupportedError
from tests.oracle.chengde_words import Answer

TOPICS = chengde_deposits.TOPICS | chengde_life.TOPICS


def answer(question: Question) -> Answer:
    """Answer a case of Chengde.

    Raises:
        UnsupportedError: the topic is not one of the vocabulary.
    """
    topic = TOPICS.get(question.topic)
    if topic is None:
        message = f"topic `{question.topic}` is not in the vocabulary"
        raise UnsupportedError(message)
    return topic(question)
