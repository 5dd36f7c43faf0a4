from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from vorlagen.models.ladungsfrist import Fristwerte, Ladungsfrist, Land


def period(data: Any) -> Ladungsfrist:  # noqa: ANN401 - YAML
    return Ladungsfrist.model_validate(data)


def test_a_number_alone_is_the_number_of_days() -> None:
    assert period("7").tage == period(7).tage == 7
    assert period({"tage": "7", "dringlich": "3"}).dringlich == period({"dringlich": {"tage": 3}}).dringlich


@pytest.mark.parametrize("days", ["-1", "367", "sieben", "1,5", True])
def test_other_than_days_are_refused(days: object) -> None:
    with pytest.raises(ValidationError):
        period({"tage": days})


def test_a_land_is_named_by_its_letters_or_its_name() -> None:
    assert period({"land": "nw"}).land is period({"land": "Nordrhein-Westfalen"}).land is Land.NW
    assert len(Land) == 16


def test_a_body_of_its_own_takes_the_rest_from_all() -> None:
    frist = period({"tage": 7, "quelle": "§ 1", "art": "werktage",
                    "gremien": [{"gremium": "Haupt- und Finanzausschuss", "tage": 5, "quelle": "§ 9"}]})  # fmt: skip
    own = frist.for_body("Haupt und Finanzausschuss")
    assert (own.tage, own.quelle, str(own.art)) == (5, "§ 9", "werktage")
    assert frist.for_body("Rat").tage == 7
    assert frist.for_body(None).tage == 7
    assert period({"tage": 7, "gremien": [{"tage": 5}]}).for_body(None).tage == 7


def test_who_sets_another_number_has_it_from_elsewhere_and_cuts_it_by_other_rules() -> None:
    law = Fristwerte.model_validate({"tage": 4, "quelle": "§ 34", "dringlich": 1, "zugangsfiktion": {"post": 3}})
    own = Fristwerte(tage=10).over(law)
    assert (own.tage, own.quelle, own.dringlich) == (10, None, None)
    assert own.zugangsfiktion == law.zugangsfiktion
    assert Fristwerte(sitzungstag_zaehlt=True).over(law).quelle == "§ 34"
    assert Fristwerte(tage=3).over(None).tage == 3
