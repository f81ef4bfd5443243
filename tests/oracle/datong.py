"""Datong's cases, topic by topic."""

from __future__ import annotations

from pydantic import ValidationError

from regkit.law.errors import RegkitError
from tests.oracle import datong_duties, datong_penalties
from tests.oracle.case import Question, UnsupportedError
from tests.oracle.datong_words import Answer

TOPICS = datong_duties.TOPICS | datong_penalties.TOPICS


def answer(question: Question) -> Answer:
    """Answer a case of Datong.

    Raises:
        UnsupportedError: the topic is not one of the vocabulary, or the models refuse the facts.
    """
    topic = TOPICS.get(question.topic)
    if topic is None:
        message = f"topic `{question.topic}` is not in the vocabulary"
        raise UnsupportedError(message)
    try:
        return topic(question)
    except (ValidationError, RegkitError) as error:
        message = f"the facts are refused: {error}"
        raise UnsupportedError(message) from error
