"""Loading without the collector: it is off meanwhile, and what was loaded is no work for it at once."""

import gc

from model.collecting import collect_everything_seldom, without_collecting


def test_the_collector_is_off_meanwhile_and_on_again_after_the_last() -> None:
    with without_collecting():
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_loaded_is_not_young_any_more() -> None:
    with without_collecting():
        loaded = [[number] for number in range(1_000)]
    young = {id(each) for each in gc.get_objects(generation=0)}
    assert not any(id(each) in young for each in loaded)


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_everything_is_looked_through_more_seldom_and_what_is_new_as_often() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        collect_everything_seldom()
        after = gc.get_threshold()
    finally:
        gc.set_threshold(*before)
    assert after[:2] == (700, 10)
    assert after[2] > 10 * 10
