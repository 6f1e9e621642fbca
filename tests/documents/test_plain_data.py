import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcminutes.documents.delivery import data_of
from kcminutes.documents.plain_data import plain_data
from kcminutes.meeting.model import Meeting
from kcminutes.storage.toml.meetings import read
from support.samples import MINUTES_2016
from support.strategies import MEETING
from support.whole_format import whole_agenda, whole_minutes


def without_numbers(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: without_numbers(value) for key, value in told.items() if key != "nummer"}
    return [without_numbers(each) for each in told] if isinstance(told, list) else told


@given(MEETING | st.sampled_from((whole_minutes(), whole_agenda())))
@settings(max_examples=60, deadline=None)
def test_everything_that_the_meeting_has_is_there_and_can_be_read_back(meeting: Meeting) -> None:
    told = without_numbers(json.loads(plain_data(meeting)))
    assert msgspec.convert(told, Meeting, strict=False) == meeting


def test_the_keys_are_those_of_the_file_and_each_item_has_its_number() -> None:
    told = json.loads(data_of(whole_minutes(), "json"))
    assert told["version"] == 2
    assert (told["mote"]["datum"], told["mote"]["start"]) == ("2017-03-09", "18:30:00")
    assert told["arende"][0]["nummer"] == "65"
    assert [sub["nummer"] for item in told["arende"] for sub in item.get("underarende", ())][:2] == ["71.1", "71.2"]


def test_it_is_text_that_a_person_can_read_too() -> None:
    content = data_of(read(MINUTES_2016), "json")
    assert "Umeåregionens gemensamma flyktingmottagning" in content.decode()
    assert content.startswith(b'{\n  "version": 2,\n  "mote": {\n')
    assert content.endswith(b"}\n")


def test_some_items_with_their_sub_items_and_the_heading_above_a_sub_item() -> None:
    told = json.loads(data_of(read(MINUTES_2016), "json", items="4,15.2"))
    assert [(item["nummer"], "anteckning" in item) for item in told["arende"]] == [("4", True), ("15", False)]
    assert [sub["titel"] for sub in told["arende"][1]["underarende"]] == ["Digitala Västerbotten"]
    whole = json.loads(data_of(read(MINUTES_2016), "json", items="15"))
    assert len(whole["arende"][0]["underarende"]) == 2


def test_one_persons_actions_with_their_items_by_name() -> None:
    told = json.loads(data_of(read(MINUTES_2016), "json", person="fne"))
    assert "deltagare" not in told
    assert [(item["nummer"], len(item.get("atgard", ()))) for item in told["arende"]] == [("6", 1), ("9", 1), ("10", 1), ("15", 0)]
    assert {key for item in told["arende"] for key in item} == {"nummer", "id", "titel", "atgard", "underarende"}


@pytest.mark.parametrize("items", ["99", "x"])
def test_items_that_there_are_not_are_told(items: str) -> None:
    with pytest.raises(Exception, match="ärende"):
        data_of(read(MINUTES_2016), "json", items=items)
