from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.checks.feiertage import holiday_name
from vorlagen.checks.fristen import count_period, counts, latest_receipt
from vorlagen.models.ladungsfrist import Fristwerte, Ladungsfrist, Land, Tagesart
from vorlagen.models.sitzung import Einladung
from vorlagen.sources import load_presets


def earliest(sent: str, frist: Any, land: str | None = None, **einladung: str) -> str | None:  # noqa: ANN401 - YAML
    """The first meeting day, German."""
    invitation = Einladung.model_validate({"datum": sent, **einladung})
    count = count_period(invitation, Ladungsfrist.model_validate(frist), land)
    return count.fruehestens.strftime("%d.%m.%Y") if count else None


def test_seven_full_days_lie_between_the_12th_and_the_20th() -> None:
    assert earliest("12.06.2026", 7) == "20.06.2026"


def test_the_day_of_receipt_and_that_of_the_meeting_count_where_the_town_says_so() -> None:
    assert earliest("12.06.2026", {"tage": 7, "zugangstag_zaehlt": "ja"}) == "19.06.2026"
    assert earliest("12.06.2026", {"tage": 7, "sitzungstag_zaehlt": "ja"}) == "19.06.2026"
    both = {"tage": 12, "zugangstag_zaehlt": "ja", "sitzungstag_zaehlt": "ja"}
    assert earliest("12.06.2026", both) == "23.06.2026", "Absende- und Sitzungstag mitgerechnet"


def test_no_days_means_the_day_after_at_the_earliest() -> None:
    """§ 58 HGO: in urgent cases at the latest on the day before the meeting."""
    assert earliest("12.06.2026", 0) == "13.06.2026"
    assert earliest("12.06.2026", {"tage": 1, "zugangstag_zaehlt": "ja", "sitzungstag_zaehlt": "ja"}) == "13.06.2026"


def test_an_invitation_counts_as_received_some_days_after_it_is_sent() -> None:
    frist = {"tage": 7, "zugangsfiktion": {"elektronisch": 4, "post": 3}}
    assert earliest("11.06.2026", frist, zugang="elektronisch") == "23.06.2026"
    assert earliest("11.06.2026", frist, zugang="Post") == "22.06.2026"
    assert earliest("11.06.2026", frist, zugang="bote") == "19.06.2026"
    assert earliest("11.06.2026", frist) == "19.06.2026"
    assert earliest("11.06.2026", frist, zugang="post", zugegangen="12.06.2026") == "20.06.2026"


def test_urgency_takes_the_shorter_period_only_with_a_reason() -> None:
    frist = {"tage": 7, "dringlich": 3}
    assert earliest("12.06.2026", frist) == "20.06.2026"
    assert earliest("12.06.2026", frist, dringlichkeit="Es eilt.") == "16.06.2026"
    assert earliest("12.06.2026", 7, dringlichkeit="Es eilt.") == "20.06.2026"


def test_working_days_leave_out_sundays_and_holidays_of_the_land() -> None:
    """4 June 2026 is Fronleichnam, a holiday in NW and none in SN."""
    werktage = {"tage": 3, "art": "werktage"}
    assert earliest("02.06.2026", werktage, "NW") == "07.06.2026"
    assert earliest("02.06.2026", werktage, "SN") == "06.06.2026"
    assert earliest("02.06.2026", werktage) == "06.06.2026"
    assert earliest("05.06.2026", {"tage": 1, "art": "arbeitstage"}) == "09.06.2026"
    assert earliest("05.06.2026", {"tage": 1, "art": "werktage"}) == "07.06.2026"
    assert earliest("06.06.2026", {"tage": 1, "art": "werktage"}) == "09.06.2026", "the 7th is a Sunday"


def test_without_a_day_or_a_number_nothing_is_counted() -> None:
    assert earliest("12.06.2026", {"quelle": "§ 1"}) is None
    assert count_period(Einladung(), Fristwerte(tage=7)) is None


def test_the_end_of_the_calendar_is_no_crash() -> None:
    assert earliest("31.12.9999", 7) is None
    assert earliest("25.12.9999", {"tage": 3, "art": "werktage", "zugangsfiktion": {"post": 9}}, zugang="post") is None
    assert latest_receipt(dt.date(1, 1, 3), 7, Fristwerte()) == dt.date.min


DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
PERIODS = st.builds(
    Fristwerte,
    tage=st.integers(0, 30),
    art=st.sampled_from([None, *Tagesart]),
    zugangstag_zaehlt=st.booleans(),
    sitzungstag_zaehlt=st.booleans(),
)


@given(DAYS, PERIODS, st.sampled_from([None, "NW", "BY"]))
def test_the_earliest_day_is_the_first_with_enough_days_before_it(
    sent: dt.date, frist: Fristwerte, land: str | None
) -> None:
    """Compared with plain counting."""
    count = count_period(Einladung(datum=sent), frist, land)
    assert count is not None
    assert frist.tage is not None

    def enough(day: dt.date) -> bool:
        first = sent if frist.zugangstag_zaehlt else sent + dt.timedelta(1)
        last = day if frist.sitzungstag_zaehlt else day - dt.timedelta(1)
        span = (first + dt.timedelta(at) for at in range((last - first).days + 1))
        return sum(counts(one, count.art, land) for one in span) >= (frist.tage or 0)

    assert count.fruehestens > sent
    assert enough(count.fruehestens)
    before = count.fruehestens - dt.timedelta(1)
    assert before == sent or not enough(before)


@given(DAYS, PERIODS, st.sampled_from([None, "NW"]))
def test_who_receives_it_on_the_latest_day_is_in_time_and_a_day_later_is_not(
    meeting: dt.date, frist: Fristwerte, land: str | None
) -> None:
    assert frist.tage is not None
    latest = latest_receipt(meeting, frist.tage, frist, land)
    in_time, late = (count_period(Einladung(datum=day), frist, land) for day in (latest, latest + dt.timedelta(1)))
    assert in_time is not None
    assert late is not None
    assert in_time.fruehestens <= meeting < late.fruehestens


# --- holidays


def test_holidays_are_those_of_the_land_with_their_german_names() -> None:
    assert holiday_name(dt.date(2026, 6, 4), "NW") == "Fronleichnam"
    assert holiday_name(dt.date(2026, 6, 4), "SN") is None, "only some communities of Sachsen have it"
    assert holiday_name(dt.date(2026, 10, 31), "SN") == "Reformationstag"
    assert holiday_name(dt.date(2026, 6, 23), "NW") is None
    assert holiday_name(dt.date(2026, 1, 1), "XX") is None


@pytest.mark.parametrize("land", list(Land))
def test_every_land_has_holidays(land: Land) -> None:
    assert holiday_name(dt.date(2026, 10, 3), str(land)) == "Tag der Deutschen Einheit"


# --- what is shipped


def test_every_preset_names_its_source_and_those_not_read_are_not_shipped() -> None:
    presets = load_presets()
    assert len(presets) >= 10
    assert all(frist.quelle and frist.anmerkung for frist in presets.values())
    numbers = {str(land): frist.tage for land, frist in presets.items() if frist.tage is not None}
    assert numbers == {"BW": 7, "HE": 3, "RP": 4, "SH": 7, "TH": 4}
    assert not {Land.ST, Land.SL, Land.MV, Land.BE, Land.HB, Land.HH} & set(presets)


@pytest.mark.parametrize(
    ("land", "sent", "first", "urgent"),
    [
        ("BW", "12.06.2026", "20.06.2026", "20.06.2026"),
        ("HE", "12.06.2026", "16.06.2026", "13.06.2026"),
        ("RP", "12.06.2026", "17.06.2026", "14.06.2026"),
        ("SH", "12.06.2026", "24.06.2026", "24.06.2026"),
        ("TH", "12.06.2026", "17.06.2026", "14.06.2026"),
    ],
)
def test_the_presets_count_as_their_law_says(land: str, sent: str, first: str, urgent: str) -> None:
    """§ 34 (1) GemO BW, § 58 HGO, § 34 (3) GemO RP, § 34 (4) GO SH with § 110 (2) LVwG, § 35 (2) ThürKO."""
    frist = load_presets()[Land(land)].model_dump(mode="json", exclude_none=True, exclude={"anmerkung"})
    assert earliest(sent, frist, zugang="elektronisch") == first
    assert earliest(sent, frist, zugang="elektronisch", dringlichkeit="Es eilt.") == urgent
