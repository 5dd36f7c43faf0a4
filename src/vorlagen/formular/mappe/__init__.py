"""The Mappe of a meeting as pure data: what lies in it, in which order, under which numbers."""

from vorlagen.formular.mappe.aufbau import AGENDA, COVER, plan_mappe, plan_nachtrag
from vorlagen.formular.mappe.baende import split_volumes
from vorlagen.formular.mappe.eintrag import Eintrag, Eintragsart
from vorlagen.formular.mappe.lesezeichen import Lesezeichen, bookmarks
from vorlagen.formular.mappe.plan import AGENDA_TARGET, Band, Mappenplan
from vorlagen.formular.mappe.punkte import Mappenpunkt, Papierangabe, Punktzeile, Unterlage, list_items
from vorlagen.formular.mappe.seitenzahlen import Nummernstand, number_pages
from vorlagen.formular.mappe.tabelle import HEADS, as_data, table_rows
from vorlagen.formular.mappe.wiedererkennung import recognise

__all__ = [
    "AGENDA",
    "AGENDA_TARGET",
    "COVER",
    "HEADS",
    "Band",
    "Eintrag",
    "Eintragsart",
    "Lesezeichen",
    "Mappenplan",
    "Mappenpunkt",
    "Nummernstand",
    "Papierangabe",
    "Punktzeile",
    "Unterlage",
    "as_data",
    "bookmarks",
    "list_items",
    "number_pages",
    "plan_mappe",
    "plan_nachtrag",
    "recognise",
    "split_volumes",
    "table_rows",
]
