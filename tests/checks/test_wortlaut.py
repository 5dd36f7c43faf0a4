"""What the rules on wording find, and the false alarms that they must not give.

The texts have the shape of what real papers say; they are our own.
"""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest

from vorlagen.checks import Pruefling, check_vorlage
from vorlagen.checks.textstelle import Textstelle
from vorlagen.sources import read_paper
from vorlagen.workflow.pruefen import check_papier

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLIC = {"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": "ja", "zustaendigkeit": "entscheidung"}

SILENT: dict[str, tuple[str, ...]] = {
    "S112": (
        "Die XXX. Änderung des Flächennutzungsplans, Größe XXL, Artikel XXIV.",
        "Auf dem alten Vordruck stand „Zutreffendes bitte ankreuzen“; der Hinweis entfällt.",
        "Erster Teil\n\n____\n\nZweiter Teil",
        "Ein Bericht [1] mit [Link](https://stadt.example/?x=1) und [Name](#name).",
        "Warum so spät? Weil es geregnet hat.",
    ),
    "O504": (
        "Die Mittel stehen bei Sachkonto 0171 2345678 und Produkt 01710000.",
        "Aktenzeichen 0160 1234567 der Bezirksregierung",
        "Drucksachen 0157/2026 und 0158/2026, 0161/2018",
        "Rückfragen beantwortet das Tiefbauamt, Telefon 02241 243-117, Raum 214.",
        "Das Bürgerbüro ist unter 0228 773355 erreichbar; die Servicenummer ist 0171 2345678.",
        "Das Diensthandy hat die Nummer 0171 2345678.",
        "Rathaus, Marktplatz 1, 59999 Lindenfurt",
        "Das Grundstück Mühlenstraße 12 und die Häuser Am Wehr 3 bis 9",
        "Wer in der Mühlenstraße 12 wohnt, erreicht die Haltestelle zu Fuß.",
        "Wahlberechtigt ist, wer seit drei Monaten in der Stadt wohnhaft ist.",
        "Kinder, die zwischen dem 01.10.2019 und dem 30.09.2020 geboren sind, werden schulpflichtig.",
        "Stichtag: geboren am 30.09.2020",
        "Kinder, geboren am 30.06.2020 oder früher",
        "Der Dichter, geboren am 10.11.1859, lebte in der Stadt.",
        "Frau Muster, geboren am 02.03.1931, verstorben 2019, war Ehrenbürgerin.",
        "Das Gebiet entstand am 12.03.1980; der Verein wurde am 01.04.1981 gegründet.",
        "Das Passwort muss mindestens 12 Zeichen haben. Passwort: mindestens zwölf Zeichen lang",
        "Das Passwort ist 12-stellig zu wählen.",
        "Kennnummer des Bauvorhabens: 4711 0815 12",
        "Die Kennnummer: 4711 0815 12 steht am Baum.\n\nDie Videokonferenz war kurz.",
        "Im Register steht der Eintrag 01712345678.",
        "Die Videokonferenz begann um 18:30 Uhr; es nahmen 24 Mitglieder teil.",
        "Spenden an die Stadtkasse, IBAN DE89 3704 0044 0532 0130 00",
        "IBAN DE89 3704 0044 0532 0130 01",
        "Investition I-541-17, Konto 783100, Vertrag AB12 3456 7890 1234 5678 90",
        "Das Land zahlt 759.850 €, private Investoren 2027 2028 2029 je 5 %.",
        "Von privat 0,5 Mio. € und öffentlich 2.000.000 €",
        "Die Pinnwand im Rathaus, PIN-Karten und Online-Ausweis",
    ),
    "O505": (
        "Für den Grunderwerb sind 5.000 € vorgesehen; zwei Uferstreifen werden erworben.",
        "Der Auftrag wurde im April an den günstigsten Bieter vergeben.",
        "Mit einem neuen Verfahren werden Stellenbesetzungsverfahren digital.",
        "Für Personalangelegenheiten ist der Hauptausschuss zuständig.",
        "Der Ausschuss entscheidet über Grundstückskäufe bis 50.000 €.",
        "Der Personalrat und der Fachdienst Personal wirken mit.",
    ),
    "A603": (
        "Nach Anlage 3 zur Satzung und Anlage 10 HOAI, Anlage 1 der Verordnung",
        "Im Gesetz heißt es: „Die Stoffe der Anlage 7 sind verboten.“",
        "Die PV-Anlage 30 kWp, eine Anlage 40 kW und die Kläranlage 2",
        "Anlage 2 zu § 5 und Anlage 4 des Vertrags",
        "Anlage 5 der Vorlage 2025/0122 enthält den Plan.",
        "Nach Inbetriebnahme der Anlage 12 Monate später",
        "Den Plan zeigt Anlage 1.",
        "Die Fläche der Anlage 2.500 m² groß",
    ),
    "T901": (
        "Der Bau kostet 5.000 €; Bescheide lauten „zu zahlen sind 40 Euro“.",
        "Fahrzeuge nach Euro 6 kosten 40.000 €. Der Euro-Raum, Beträge in Euro.",
        "Es sind 5 Mio. € und 3 T€.",
    ),
    "T902": (
        "Die Seite https://stadt.example/§5/z.B.html und `§5` im [Plan](karte§5.pdf)",
        "Nach § 5, §§ 7 und 8, z. B. um 18:30 Uhr für 5 € oder 5 %.",
        "Der Abs. 2 Nr. 5",
    ),
    "T903": (
        "Produkt 11.10.22, Teilfinanzplan 12.01.01 und Abschnitt 3.1.12",
        "Am 04.05.2026 um 18.30 Uhr, Version 2.1.26",
        "vom 12.01.2026 bis 3.4 m, zum 1.2.2027",
        "seit 12.45.26",
    ),
}

FIRES: dict[str, tuple[str, ...]] = {
    "S112": ("Betrag: ____ €", "Wählen Sie ein Element aus.", "Am xx.xx.26", "Kosten ???", "Von [Datum] an"),
    "O504": (
        "IBAN DE89370400440532013000 bei der Bank",
        "IBAN: de89 3704 0044 0532 0130 00",
        "Konto AT61 1904 3002 3457 3201 bitte nutzen",
        "Frau Muster, geb. 12.03.1980, wird vorgeschlagen.",
        "Herr Muster (geboren am 3. Mai 1975 in Köln)",
        "geboren in Bad Honnef am 03.05.1975",
        "| Name | Geburtsdatum |\n|---|---|\n| Muster | Geburtsdatum: 1.2.80 |",
        "Er ist am 12.03.1980 in Köln geboren.",
        "Telefon 0171 2345678",
        "mobil: +49 171 2345678",
        "Handy 0049 (0)160 12345678",
        "Erreichbar unter 0151/12345678.",
        "Telefon privat: 02241 123456",
        "Telefon 02241 123456 (privat)",
        "private Telefonnummer 02241 / 12 34 56",
        "wohnhaft in der Mühlenstraße 12, Lindenfurt",
        "wohnhaft in 59999 Lindenfurt",
        "Privatanschrift: Am Wehr 3",
        "Herr Muster wohnt Unter den Linden 7.",
        "Zur Videokonferenz: Kennnummer 121 345 6789",
        "Passwort: Sommer2026!",
        "Das Kennwort lautet „xY7_abc“.",
        "Teilnahme per Webex\nPasswort: Ratssitzung",
        "Meeting-ID: 912 3456 7890 (Zoom)",
        "Einwahl über https://zoom.example/j/912?pwd=abcDEF",
    ),
    "O505": ("Der Grundstücksverkauf", "Die Personalangelegenheit", "Das Klageverfahren gegen die Stadt"),
    "A603": ("Das zeigt Anlage 2.", "siehe Anlagen 1 bis 3", "(Anlage 2, nichtöffentlich)", "Anlage Nr. 7 zeigt es",
             "Anlage 2 dieser Vorlage", "Anlage 9 zu dieser Vorlage"),
    "T901": ("Es kostet 5 € oder 7 Euro.", "EUR 5.000 oder 6.000 €", "3 Mio. Euro, davon 5 Mio. EUR"),
    "T902": ("für 1.250€", "§12 gilt", "d.h. bald", "um 18.30Uhr", "Nr.5"),
    "T903": ("am 4.5.26", "Stand: 01.05.26", "bis 1.12.26, ab 31.1.27", "Montag, 4.5.26"),
}  # fmt: skip


@pytest.fixture
def codes(examinee: Callable[..., Pruefling]) -> Callable[..., list[str]]:
    """The codes that fire on a public paper with this Sachverhalt and one attachment."""

    def _codes(text: str, **more: Any) -> list[str]:  # noqa: ANN401
        data = {"datum": "04.05.2026", "beratungsfolge": [PUBLIC], "sachverhalt": text, "anlagen": ["Lageplan"], **more}
        return [finding.code for finding in check_vorlage(examinee(data))]

    return _codes


def cases(table: dict[str, tuple[str, ...]]) -> list[Any]:
    return [
        pytest.param(code, text, id=f"{code}-{at}") for code, texts in table.items() for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(("code", "text"), cases(SILENT))
def test_no_false_alarm(code: str, text: str, codes: Callable[..., list[str]]) -> None:
    assert code not in codes(text)


@pytest.mark.parametrize(("code", "text"), cases(FIRES))
def test_what_is_meant_is_found(code: str, text: str, codes: Callable[..., list[str]]) -> None:
    assert code in codes(text)


# --- Beschlussvorschlag and Kurzfassung

KENNTNIS = (
    "Der Rat nimmt zur Kenntnis, dass der Kreistag den Haushalt im Herbst beschließt und die Umlage senkt.",
    "Der Rat nimmt den Bericht zur Kenntnis. Er wird informiert, sobald der Ausschuss beschließt, was gebaut wird.",
    "Der Rat nimmt zur Kenntnis, was der Kreistag beschließt.",
    "Der Rat nimmt die Mitteilung „Der Kreistag beschließt den Bau“ zur Kenntnis.",
)
BESCHLUESSE = (
    "Der Rat stimmt dem Vorschlag zu.",
    "Der Ausschuss beauftragt die Verwaltung mit der Planung.",
    "Die Straße wird in Mühlenweg umbenannt.",
    "Der Bebauungsplan Nr. 5 wird als Satzung beschlossen.",
    "Der Rat beschließt:\n\n1. den Neubau der Brücke,\n2. die Mittel von 5.000 €.",
    "Der Rat\n\n- den Neubau\n- die Finanzierung",
    "1. Der Rat beschließt den Bau.\n   Kosten: 5.000 €\n2. Die Verwaltung wird beauftragt, zu bauen.",
    "Frau Muster wird in den Beirat gewählt.",
    "Die Verwaltung wird ermächtigt, den Vertrag zu unterzeichnen.",
    "a) Die Kreisversammlung empfiehlt den Plan.\nb) Den Einwendungen wird nicht gefolgt, die Prüfung genehmigt.",
    "entfällt",
    "Kenntnisnahme",
)


@pytest.mark.parametrize("text", KENNTNIS)
def test_taking_note_of_what_others_decide_is_no_decision(text: str, codes: Callable[..., list[str]]) -> None:
    assert "S113" not in codes("x y", art="informationsvorlage", beschlussvorschlag=text)


@pytest.mark.parametrize("text", BESCHLUESSE)
def test_a_point_with_a_body_or_a_verb_of_deciding_is_one(text: str, codes: Callable[..., list[str]]) -> None:
    assert "S114" not in codes("x y", beschlussvorschlag=text)


SAME = (
    ("Gesamtkosten: 1.250.000 €, Zuwendung: 5.000 €.", "Der Rat beschließt Gesamtkosten von 1.250.000 €."),
    ("Die Kosten betragen rund 1,3 Mio. €.", "Der Rat beschließt Kosten von 1.250.000 €."),
    ("Die Folgekosten betragen 12.000 € im Jahr.", "Der Rat beschließt den Bau mit Gesamtkosten von 1.250.000 €."),
    ("Die Planungskosten betragen 50.000 €.", "Der Rat beschließt Baukosten von 900.000 €."),
    ("Die Brücke kostet 800.000 € und die Rampe 90.000 €.", "Der Rat beschließt den Bau des Weges für 70.000 €."),
    ("Der Rat hat am 01.04.2025 die Planung beauftragt.", "Der Rat beauftragt den Antrag bis zum 30.06.2026."),
    ("Baubeginn ist am 01.03.2027.", "Der Rat beschließt den Bau; Ende der Arbeiten ist am 30.11.2027."),
    ("Die Satzung tritt am 01.01.2027 in Kraft.", "Der Rat beschließt die Satzung zum 1. Januar 2027."),
    ("Auszahlungen von 400.000 € und 850.000 €", "Der Rat beschließt Auszahlungen von 1.250.000 €."),
    ("Gesamtkosten: 1.250.000,00 €", "Der Rat beschließt Gesamtkosten von 1.250.000 Euro."),
)  # fmt: skip
DIFFERENT = (
    ("Die Gesamtkosten betragen 2.251.381,92 €.", "Der Rat vergibt den Auftrag für 2.251.381,91 €."),
    ("Gesamtkosten: 1.250.000 €", "Der Rat beschließt Gesamtkosten von 1.520.000 €."),
    ("Die Brücke kostet 800.000 €.", "Der Rat beschließt den Bau der Brücke für 900.000 €."),
    ("Das Land gibt eine Zuwendung von 500.000 €, der Bau kostet 1 Mio. €.",
     "Der Rat beantragt eine Zuwendung von 450.000 € für den Bau mit Gesamtkosten von 1.000.000 €."),
    ("Baubeginn: 01.03.2027", "Der Rat beschließt den Baubeginn zum 1. April 2027."),
)  # fmt: skip


@pytest.mark.parametrize(("short", "decision"), SAME)
def test_figures_about_different_things_do_not_contradict(
    short: str, decision: str, codes: Callable[..., list[str]]
) -> None:
    assert "S115" not in codes("x y", kurzfassung=short, beschlussvorschlag=decision)


@pytest.mark.parametrize(("short", "decision"), DIFFERENT)
def test_figures_about_the_same_thing_must_agree(short: str, decision: str, codes: Callable[..., list[str]]) -> None:
    assert "S115" in codes("x y", kurzfassung=short, beschlussvorschlag=decision)


# --- attachments

ANLAGEN = ["Lageplan mit Querschnitt", {"titel": "Wertgutachten", "oeffentlich": "nein"}, "Anlagen 4 – 6: Skizzen"]


@pytest.mark.parametrize(
    "text",
    [
        "Siehe Anlagen 1 und 2 sowie Anlage 5.",
        "Siehe Anlagen 1 bis 4.",
        "Die Pläne liegen bei.",
        "Alles Weitere steht in den Anlagen.",
        "Der Lageplan zeigt den Querschnitt; das Wertgutachten und die Skizzen belegen es.",
    ],
)
def test_attachments_are_named_by_number_title_or_together(text: str, codes: Callable[..., list[str]]) -> None:
    assert "A604" not in codes(text, anlagen=ANLAGEN)


def test_each_attachment_that_nobody_names_is_told(codes: Callable[..., list[str]]) -> None:
    assert codes("Siehe Anlage 1.", anlagen=ANLAGEN).count("A604") == 2
    assert codes("Die Brücke ist alt.", anlagen=ANLAGEN).count("A604") == 3


@pytest.mark.parametrize(
    "anlagen",
    [
        [{"nr": "3", "titel": "Plan"}, {"nr": "4", "titel": "Skizze"}],
        [{"nr": "1a", "titel": "Plan"}, {"nr": "1b", "titel": "Skizze"}, {"nr": "2", "titel": "Bild"}],
        [{"nr": "1.1", "titel": "Plan"}, {"nr": "1.2", "titel": "Skizze"}],
        [{"nr": "A", "titel": "Plan"}, {"nr": "B", "titel": "Skizze"}],
        ["Anlage 1 – Plan", "Anlagen 2 bis 4 – Skizzen", "Anlage 5 – Bild"],
        [{"nr": "Anlage 1", "titel": "Plan"}, {"nr": "Anlage 2", "titel": "Bild"}],
    ],
)
def test_these_numbers_are_in_order(anlagen: list[Any], codes: Callable[..., list[str]]) -> None:
    assert "A605" not in codes("Siehe Anlagen.", anlagen=anlagen)


# --- places, many, hostile

PAPER = """\
beratungsfolge: [{gremium: Rat, termin: 23.06.2026, oeffentlich: ja, zustaendigkeit: entscheidung}]
beschlussvorschlag: |
  1. Der Rat beschließt den Bau.
  2. Kosten: 5.000 €.
sachverhalt: |
  ## Anlass

  Nach §5 und §5 gilt es, siehe Anlage 3.

  Rückfragen: Telefon 0171 2345678
anlagen:
  - titel: Lageplan
"""


def test_findings_stand_at_line_and_column_of_the_words() -> None:
    read = read_paper(PAPER, "v.yaml", Path(__file__).parent)
    assert read.vorlage is not None
    places = {finding.code: (finding.line, finding.column) for finding in check_papier(read).findings}
    assert {code: places[code] for code in ("S114", "T902", "A603", "O504", "A604")} == {
        "S114": (4, 3), "T902": (8, 8), "A603": (8, 33), "O504": (10, 23), "A604": (12, 5),
    }  # fmt: skip


def test_a_mistake_made_often_is_told_once_with_its_number(examinee: Callable[..., Pruefling]) -> None:
    found = check_vorlage(examinee({"sachverhalt": "Für 5€, 6€ und 7€, z.B. hier.", "kurzfassung": "8€"}))
    assert [str(finding.message) for finding in found if finding.code == "T902"] == [
        "In „8€“ fehlt ein Leerzeichen (4-mal in dieser Vorlage).",
        "In „z.B.“ fehlt ein Leerzeichen (1-mal in dieser Vorlage).",
    ]


@pytest.mark.parametrize(
    "part",
    ["z.B. §5 ", "„[…] ", "1.1.11", "am 1.1.26 ", "9", "Anlage 7 ", "Anlage 1 ", "DE89 ", "PIN 12345678 Zoom ", "x",
     "5€ 6 Euro ", "geboren am ", "Passwort: ", "privat Tel. 0", "Der Rat 5.000 € ", "- Punkt\n", "Klageverfahren ",
     "[", " "],
)  # fmt: skip
def test_a_text_without_end_is_judged_in_time(part: str, codes: Callable[..., list[str]]) -> None:
    """Three times 100 kB of anything: no rule takes minutes, as a square of the length would."""
    text = part * (100_000 // len(part))
    start = process_time()
    codes(text, beschlussvorschlag=text, kurzfassung=text)
    assert process_time() - start < 4


def test_words_are_counted_wherever_a_line_is_broken() -> None:
    """The file is searched with any white space between words, so the text before a find is too."""
    text = "Rund 18.400\nEuro sind bewilligt, weitere 18.400 Euro beantragt."
    stelle = Textstelle(("sachverhalt",), text)
    assert stelle.fund(text.rindex("18.400"), "18.400 Euro").vorkommen == 1
