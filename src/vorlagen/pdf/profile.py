"""A private home for one call of LibreOffice: profile, fonts, temporary files, input and output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from vorlagen.pdf.fonts import lay_out_fonts

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS: Final[tuple[tuple[str, str, str], ...]] = (
    # A version seen before and no first start save about 0.85 s a call (measured with 7.4).
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
    # 3: no macro runs, whoever signed it.
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # 2: links to other files are never updated.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Common/Load", "UserDefinedSettings", "false"),
    ("/org.openoffice.Office.Common/Save/Document", "CreateBackup", "false"),
    ("/org.openoffice.Office.Jobs/Jobs/UpdateCheck/Arguments", "AutoCheckEnabled", "false"),
)
_FRAME: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    "{items}</oor:items>\n"
)


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folders of one call, all inside one private folder.

    Two calls on one profile lose one of the jobs (0 of 10 tries went well), so a
    workplace belongs to one call alone.

    Attributes:
        profile: LibreOffice's user installation.
        temporary: its TMPDIR and HOME.
        source: where the docx files lie.
        target: where the PDFs are written.
    """

    profile: Path
    temporary: Path
    source: Path
    target: Path

    def environment(self) -> dict[str, str]:
        """Variables that keep LibreOffice inside the workplace."""
        temporary = str(self.temporary)
        return {
            "HOME": temporary,
            "TMPDIR": temporary,
            "TMP": temporary,
            "TEMP": temporary,
            # The machine's language would decide on default paper sizes and number formats.
            "LC_ALL": "C.UTF-8",
            # The file picker and display plug-ins are of no use here and may hang without a desktop.
            "SAL_USE_VCLPLUGIN": "svp",
        }


def make_workplace(folder: Path) -> Workplace:
    """Lay out a workplace in an empty private folder.

    The fonts go into the profile: LibreOffice reads ``user/fonts`` on every system and
    whatever fontconfig says (tried: with an empty FONTCONFIG_FILE too).
    """
    place = Workplace(folder / "profil", folder / "tmp", folder / "ein", folder / "aus")
    user = place.profile / "user"
    fonts = user / "fonts"
    for path in (fonts, place.temporary, place.source, place.target):
        path.mkdir(parents=True)
    lay_out_fonts(fonts)
    items = "".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(_FRAME.format(items=items), encoding="utf-8")
    return place
