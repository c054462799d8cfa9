"""The catalogues: what is found in the code, what is kept, what is reported."""

import gettext

import pytest

from scripts import messages
from scripts.extraction import ExtractionFailed, format_flags, placeholders, texts

CODE = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext_lazy

# Translators: on the button that sends a letter back
BACK = gettext_lazy("Return to %(name)s")
MONTH = pgettext_lazy("month", "May")


def rows(count):
    return ngettext("%(count)s row", "%(count)s rows", count), _("Done, {name}") + f"{1}"
"""
TEMPLATE = """{% load i18n %}
  <p title="{{ x|default:_("Nothing") }}">
      {# Translators: shown to visitors #}
      {% translate "It's 100% done" %} ('"
    {% blocktranslate count n=items|length trimmed %}
      one file
    {% plural %}
      {{ n }} files
    {% endblocktranslate %}
"""


@pytest.fixture
def house(tmp_path):
    """A repository with one app and one template folder."""
    (tmp_path / "cms_site" / "migrations").mkdir(parents=True)
    (tmp_path / "cms_site" / "migrations" / "0001.py").write_text('_("not me")')
    (tmp_path / "cms_site" / "rows.py").write_text(CODE)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(place, **words):
    """Fill in translations by message id, and mark nothing else."""
    lines = place.po.read_text().split("\n")
    for index, line in enumerate(lines):
        for message_id, string in words.items():
            if line == f'msgid "{message_id}"':
                lines[index + 1] = f'msgstr "{string}"'
    place.po.write_text("\n".join(lines))


def test_python_is_searched_for_every_kind_of_call(house):
    assert set(texts(house / "cms_site", house)) == {
        ("Return to %(name)s", None),
        ("May", "month"),
        (("%(count)s row", "%(count)s rows"), None),
        ("Done, {name}", None),
    }


def test_templates_are_searched_whatever_their_indentation(house):
    assert set(texts(house / "templates", house)) == {
        ("Nothing", None),
        ("It's 100%% done", None),
        (("one file", "%(n)s files"), None),
    }


def test_comments_for_translators_come_along(house):
    messages.update(messages.places(house)[0])
    po = messages.places(house)[0].po.read_text()
    assert "#. Translators: on the button that sends a letter back\n#: cms_site/rows.py\n" in po


def test_update_is_repeatable_and_holds_no_dates_and_no_line_numbers(house):
    place = messages.places(house)[0]
    assert len(messages.update(place)) == 4
    first = place.po.read_text()
    (house / "cms_site" / "rows.py").write_text("\n\n\n" + CODE)
    assert messages.update(place) == []
    assert place.po.read_text() == first
    assert "Date" not in first
    assert "rows.py:" not in first


def test_update_keeps_translations_and_drops_what_the_code_lost(house):
    place = messages.places(house)[0]
    messages.update(place)
    translate(place, **{"May": "Mei", "Return to %(name)s": "Kembalikan ke %(name)s"})
    (house / "cms_site" / "rows.py").write_text(CODE.replace("Return to", "Back to"))
    changes = messages.update(place)
    assert [line.split(": ")[1] for line in changes] == ["new", "removed"]
    assert 'msgstr "Mei"' in place.po.read_text()
    assert "Kembalikan" not in place.po.read_text()


def test_only_real_placeholders_are_flagged():
    assert format_flags("Return to %(name)s") == {"python-format"}
    assert format_flags("Done, {name}") == {"python-brace-format"}
    assert format_flags("100% done, 100%% sure") == set()
    assert placeholders("%(a)s and %s and {b}") == {"%(a)s", "%s", "{b}"}


def test_a_new_message_is_missing_until_it_is_translated(house):
    place = messages.places(house)[1]
    assert any(line.endswith("missing: 'Nothing'") for line in messages.problems(house))
    messages.update(place)
    assert any(line.endswith("untranslated: 'Nothing'") for line in messages.check(place))
    translate(place, Nothing="Tidak ada")
    assert not any("Nothing" in line for line in messages.check(place))


def test_an_untranslated_plural_is_found(house):
    place = messages.places(house)[1]
    messages.update(place)
    assert any("untranslated: ('one file'" in line for line in messages.check(place))


def test_a_lost_placeholder_is_found(house):
    place = messages.places(house)[0]
    messages.update(place)
    translate(place, **{"Return to %(name)s": "Kembalikan ke %(nama)s"})
    assert any("other placeholders: 'Return to" in line for line in messages.check(place))


def test_an_obsolete_and_a_fuzzy_entry_are_found(house):
    place = messages.places(house)[1]
    messages.update(place)
    text = place.po.read_text().replace('msgid "Nothing"', '#, fuzzy\nmsgid "Nothing"')
    place.po.write_text(text + '\nmsgid "Gone"\nmsgstr "Hilang"\n')
    found = messages.check(place)
    assert any(line.endswith("obsolete: 'Gone'") for line in found)
    assert any(line.endswith("fuzzy: 'Nothing'") for line in found)


def test_one_message_with_two_translations_is_found(house):
    (house / "templates" / "page.html").write_text('{% load i18n %}{% translate "May" %}')
    (house / "cms_site" / "rows.py").write_text('_("May")')
    for place, word in zip(messages.places(house), ("Mei", "Boleh"), strict=True):
        messages.update(place)
        translate(place, May=word)
    assert messages.problems(house) == [
        "templates/locale/id/LC_MESSAGES/django.po: other translation than in "
        "cms_site/locale/id/LC_MESSAGES/django.po: 'May'"
    ]


def test_compiled_catalogues_speak_indonesian_and_are_written_once(house):
    place = messages.places(house)[1]
    messages.update(place)
    translate(place, Nothing="Tidak ada")
    assert messages.compile_all(house) == 1
    with place.po.with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.gettext("Nothing") == "Tidak ada"
    assert catalogue.gettext("It's 100%% done") == "It's 100%% done"


def test_a_file_that_cannot_be_read_is_named(house):
    (house / "cms_site" / "rows.py").write_text('_("open')
    with pytest.raises(ExtractionFailed, match=r"cms_site/rows\.py"):
        messages.problems(house)


def test_the_catalogue_of_wagtails_screens_is_checked_and_compiled_with_ours(house):
    shell = house / messages.SHELL / "django.po"
    shell.parent.mkdir(parents=True)
    shell.write_text(messages.HEADER + 'msgid "May"\nmsgstr ""\n')
    assert f"{messages.SHELL.as_posix()}/django.po: untranslated: 'May'" in messages.problems(house)
    messages.compile_all(house)
    assert shell.with_suffix(".mo").exists()


def test_wagtails_screens_and_ours_use_the_same_word(house):
    (house / "templates" / "page.html").write_text('{% load i18n %}{% translate "Nothing" %}')
    place = messages.places(house)[1]
    messages.update(place)
    translate(place, Nothing="Tidak ada")
    shell = house / messages.SHELL / "django.po"
    shell.parent.mkdir(parents=True)
    shell.write_text(messages.HEADER + 'msgid "Nothing"\nmsgstr "Nihil"\n')
    assert any("other translation than in templates" in line for line in messages.problems(house))
