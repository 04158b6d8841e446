"""Work that another process was asked for is done once: there, or here where it has not come to it."""

from concurrent.futures import Future

import pytest

from claimbook.site.domain import Begun


@pytest.fixture
def made():
    return []


@pytest.fixture
def begun(made):
    return Begun(lambda: made.append("here"), Future())


def test_what_nobody_has_come_to_is_done_here_once(begun, made):
    assert begun.do_unless_begun()
    assert not begun.do_unless_begun()
    begun.wait()
    assert begun.ended
    assert made == ["here"]


def test_what_another_process_is_at_is_waited_for(begun, made):
    begun.done.set_running_or_notify_cancel()
    assert not begun.do_unless_begun()
    assert not begun.ended
    begun.done.set_result(None)
    begun.wait()
    assert begun.ended
    assert made == []


def test_what_went_wrong_elsewhere_is_raised(begun):
    begun.done.set_exception(ValueError("no ink"))
    with pytest.raises(ValueError, match="no ink"):
        begun.wait()
