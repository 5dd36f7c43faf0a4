"""Frozen facts of council papers. Every field may be absent; types are checked, duties are not."""

from vorlagen.models.angaben import Anlage, Unterschrift
from vorlagen.models.auswahl import Auswahl
from vorlagen.models.auswahlen import (
    ENTSCHEIDENDE_ARTEN,
    ENTSCHEIDENDE_ZUSTAENDIGKEITEN,
    VORBERATENDE_ZUSTAENDIGKEITEN,
    Art,
    Status,
    Zustaendigkeit,
)
from vorlagen.models.basis import Modell
from vorlagen.models.beratung import Beratung, Beschlusspunkt
from vorlagen.models.betrag import Betrag
from vorlagen.models.einstellungen import Behoerde, Einstellungen, Gremium, PdfEngine
from vorlagen.models.finanzen import FinanzielleAuswirkungen
from vorlagen.models.klimaschutz import Klimaanpassung, Klimaschutz
from vorlagen.models.ladungsfrist import Ladungsfrist
from vorlagen.models.schreibweise import normalise_key
from vorlagen.models.sitzung import Sitzung, Tagesordnungspunkt
from vorlagen.models.vorhaben import Vorhaben
from vorlagen.models.vorlage import FORMAT_VERSION, Vorlage
from vorlagen.models.wirkungen import Buergerbeteiligung, Inklusion

__all__ = [
    "ENTSCHEIDENDE_ARTEN",
    "ENTSCHEIDENDE_ZUSTAENDIGKEITEN",
    "FORMAT_VERSION",
    "VORBERATENDE_ZUSTAENDIGKEITEN",
    "Anlage",
    "Art",
    "Auswahl",
    "Behoerde",
    "Beratung",
    "Beschlusspunkt",
    "Betrag",
    "Buergerbeteiligung",
    "Einstellungen",
    "FinanzielleAuswirkungen",
    "Gremium",
    "Inklusion",
    "Klimaanpassung",
    "Klimaschutz",
    "Ladungsfrist",
    "Modell",
    "PdfEngine",
    "Sitzung",
    "Status",
    "Tagesordnungspunkt",
    "Unterschrift",
    "Vorhaben",
    "Vorlage",
    "Zustaendigkeit",
    "normalise_key",
]
