"""The interface ships complete in Indonesian."""

from scripts import messages


def test_the_indonesian_catalogues_are_complete():
    assert messages.problems() == []
