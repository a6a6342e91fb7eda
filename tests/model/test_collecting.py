"""Loading without the collector: it is off meanwhile, and what was loaded is no work for it at once."""

import gc

from model.collecting import without_collecting


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
