"""What passwords and dial-in codes look like in council papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.datensorte import Datensorte
from vorlagen.i18n import t

if TYPE_CHECKING:
    from vorlagen.checks.textstelle import Textstelle

_KONFERENZWORTE = ("ideo", "onferenz", "ebex", "Zoom", "Teams", "eeting", "inwahl", "inwähl", "BigBlue", "Jitsi",
                   "GoTo", "esprechung", "nline", "ivestream")  # fmt: skip
_KENNWORT = re.compile(
    r"(?:Kennwort|Pass(?:wort|code|wd)|Zugangscode|Einwahlcode|Access Code)\b"
    r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:lautet|ist|:|=|\|)[\s:„\"*`|]*(?P<code>[^\s„“\"*`|,;]{4,40})",
    re.IGNORECASE,
)
_EINWAHL = re.compile(
    r"\b(?:(?:Meeting|Webinar|Konferenz|Besprechungs|Sitzungs|Teilnehmer)-?\s?(?:ID|Kennn?ummer|Nummer|PIN|Code)|Kennnummer"
    r"|Zugangs-?PIN|Einwahl-?PIN|PIN|Einwahldaten|Einwahlnummer)\b\s*(?:\([^)\n]{1,30}\)\s*)?(?:lautet|ist)?"
    r"[\s:=*|]*(?P<code>[+\d][\d \u00a0()/-]{3,20}\d)",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s)>\]]+[?&](?:pwd|passcode|password|pw)=[^\s)>\]&]+", re.IGNORECASE)


def _is_password(stelle: Textstelle, match: re.Match[str], _year: int) -> bool:
    """A code that looks like one; a plain word only where a conference is spoken of and nothing follows."""
    code = match["code"].rstrip(".)")
    if re.search(r"\d", code) and not re.match(r"\d{1,2}(?:-|stellig|$)", code):  # „12-stellig“
        return True
    alone = re.match(r"[\s.*)`“\"|]*(?:\n|$)", stelle.text[match.end() :])
    return bool(alone) and _speaks_of_a_conference(stelle, match)


def _is_dial_in(stelle: Textstelle, match: re.Match[str], _year: int) -> bool:
    return _speaks_of_a_conference(stelle, match)


def _speaks_of_a_conference(stelle: Textstelle, match: re.Match[str]) -> bool:
    paragraph = stelle.paragraph(match.start())
    return any(word in paragraph for word in _KONFERENZWORTE)


_ZUGANG = t("Zugangsdaten einer Videokonferenz oder eines Kontos in einer öffentlichen Vorlage.")
ZUGANGSDATEN = (
    Datensorte(_ZUGANG, (("ennwort", "asswor", "asscode", "asswd", "code", "Code"),), _KENNWORT, _is_password),
    Datensorte(_ZUGANG, (("ID", "PIN", "ummer", "inwahl"), _KONFERENZWORTE), _EINWAHL, _is_dial_in),
    Datensorte(_ZUGANG, (("pwd=", "pw=", "code=", "word="),), _LINK),
)
"""All kinds."""
