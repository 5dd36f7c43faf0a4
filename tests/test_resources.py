from __future__ import annotations

from fontTools.ttLib import TTFont

from vorlagen import resources


def test_the_catalogue_and_the_templates_are_found() -> None:
    assert (resources.locale_dir() / "en" / "LC_MESSAGES" / "vorlagen.mo").is_file()
    assert resources.templates_dir().is_dir()


def test_an_unknown_form_has_no_file_and_the_word_files_of_the_standard_form() -> None:
    assert resources.form_file("gibt-es-nicht") is None
    assert resources.word_file("gibt-es-nicht", "vorlage").parent.name == resources.STANDARD


def test_every_shipped_form_has_its_file() -> None:
    names = resources.form_names()
    assert len(set(names)) == len(names)
    assert all(resources.form_file(name) for name in names)


def test_the_shipped_fonts_are_truetype_files_of_the_families_named() -> None:
    files = resources.font_files()
    assert len(files) >= 8
    families = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            families.add(font["name"].getDebugName(16) or font["name"].getDebugName(1))
    assert set(resources.FONT_FAMILIES) == families
