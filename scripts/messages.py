"""The Indonesian message catalogues: update, check, compile; done by Babel.

    python -m scripts.messages {update,check,compile}

Message ids are English. ``update`` writes new ids with an empty translation
and drops those the code no longer has; ``check`` lists everything that keeps
the catalogue from being complete; ``compile`` writes the binary files.
"""

import argparse
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.extraction import ExtractionFailed, Key, as_tuple, format_flags, placeholders, texts

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("cms_site", "media_archive", "ppid_pages", "sop_workflow", "templates")
#: What Wagtail itself leaves in English; the ids are Wagtail's, a test holds them to it.
SHELL = Path("cms_site/wagtail_locale/id/LC_MESSAGES")
PLURAL_FORMS = "nplurals=1; plural=0;"
# No dates and no line numbers: a catalogue changes only when a message does.
HEADER = f"""# Indonesian messages of Sopan.
msgid ""
msgstr ""
"Project-Id-Version: Sopan\\n"
"Language: id\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURAL_FORMS}\\n"

"""


@dataclass(frozen=True)
class Place:
    """One source of messages and the catalogue that belongs to it."""

    source: Path
    root: Path

    @property
    def po(self) -> Path:
        """The text catalogue, kept in the repository."""
        return self.source / "locale" / "id" / "LC_MESSAGES" / "django.po"

    @property
    def name(self) -> str:
        """How problems call the catalogue."""
        return self.po.relative_to(self.root).as_posix()

    def read(self) -> dict[Key, Message]:
        """The entries of the catalogue; none when there is no file yet."""
        return entries(self.po)


def entries(po: Path) -> dict[Key, Message]:
    """The messages of a text catalogue by id and context; none when there is no file."""
    if not po.exists():
        return {}
    with po.open("rb") as file:
        return {(m.id, m.context): m for m in read_po(file, locale="id") if m.id}


def places(root: Path = ROOT) -> list[Place]:
    """Every source of messages below ``root`` that exists."""
    return [Place(root / name, root) for name in SOURCES if (root / name).is_dir()]


def shell(root: Path = ROOT) -> list[Path]:
    """The catalogues of Wagtail's own screens: pages and scripts."""
    return sorted((root / SHELL).glob("*.po"))


def update(place: Place) -> list[str]:
    """Rewrite one catalogue from the code, keeping translations; what changed, for the screen."""
    wanted, present = texts(place.source, place.root), place.read()
    catalog = Catalog(locale="id")
    catalog.mime_headers = [("Plural-Forms", PLURAL_FORMS)]
    for (message_id, context), text in wanted.items():
        known = present.get((message_id, context))
        message = catalog.add(
            message_id,
            known.string if known else "",
            locations=[(name, 0) for name in sorted(text.files)],
            auto_comments=list(text.comments),
            user_comments=known.user_comments if known else (),
            context=context,
        )
        message.flags = format_flags(message_id)
        if known and known.fuzzy:
            message.flags.add("fuzzy")
    if wanted or present:
        write(place.po, catalog)
    return [f"{place.name}: new: {key[0]!r}" for key in wanted if key not in present] + [
        f"{place.name}: removed: {key[0]!r}" for key in present if key not in wanted
    ]


def write(path: Path, catalog: Catalog) -> None:
    """Write a text catalogue, sorted, under our own constant header."""
    body = BytesIO()
    write_po(body, catalog, width=99, omit_header=True, sort_output=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + body.getvalue().decode().rstrip("\n") + "\n", encoding="utf-8")


def check(place: Place) -> list[str]:
    """Everything that keeps one catalogue from being complete, a line each."""
    wanted, present = texts(place.source, place.root), place.read()
    found = [f"missing: {key[0]!r}" for key in wanted if key not in present]
    found += [f"obsolete: {key[0]!r}" for key in present if key not in wanted]
    return [f"{place.name}: {line}" for line in found + unfinished(present)]


def unfinished(present: dict[Key, Message]) -> list[str]:
    """What is wrong inside a catalogue: doubtful, empty, or with other placeholders."""
    found = []
    for key, message in present.items():
        translations = as_tuple(message.string)
        if message.fuzzy:
            found.append(f"fuzzy: {key[0]!r}")
        elif not all(translations):
            found.append(f"untranslated: {key[0]!r}")
        # Indonesian has one form for every number, so it follows the plural.
        elif any(placeholders(t) != placeholders(as_tuple(key[0])[-1]) for t in translations):
            found.append(f"other placeholders: {key[0]!r}")
    return found


def check_shell(root: Path = ROOT) -> list[str]:
    """The same for the catalogues of Wagtail's screens."""
    return [
        f"{po.relative_to(root).as_posix()}: {line}"
        for po in shell(root)
        for line in unfinished(entries(po))
    ]


def contradictions(root: Path = ROOT) -> list[str]:
    """Messages two catalogues translate differently: Django merges them, one would be lost."""
    seen: dict[Key, tuple[str, object]] = {}
    found = []
    for po in [*(place.po for place in places(root)), root / SHELL / "django.po"]:
        here = po.relative_to(root).as_posix()
        for key, message in entries(po).items():
            name, string = seen.setdefault(key, (here, message.string))
            if string != message.string and all(as_tuple(message.string)):
                found.append(f"{here}: other translation than in {name}: {key[0]!r}")
    return found


def problems(root: Path = ROOT) -> list[str]:
    """What ``check`` finds in all catalogues; an empty list is a complete translation."""
    found = [line for place in places(root) for line in check(place)]
    return found + check_shell(root) + contradictions(root)


def compile_all(root: Path = ROOT) -> int:
    """Write the binary catalogue beside every text that is newer; how many were written."""
    count = 0
    for po in [*(place.po for place in places(root)), *shell(root)]:
        mo = po.with_suffix(".mo")
        if not po.exists():
            mo.unlink(missing_ok=True)
        elif not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime:
            with po.open("rb") as file:
                catalog = read_po(file, locale="id")
            binary = BytesIO()
            write_mo(binary, catalog)
            mo.write_bytes(binary.getvalue())
            count += 1
    return count


def main() -> int:
    """Run one of the three commands; ``check`` ends with 1 when something is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["update", "check", "compile"])
    command = parser.parse_args().command
    try:
        if command == "compile":
            compile_all()
            return 0
        if command == "update":
            lines = [line for place in places() for line in update(place)]
        else:
            lines = problems()
    except ExtractionFailed as error:
        lines, command = [str(error)], "check"
    print("\n".join(lines) or "The Indonesian catalogues match the code.")
    return int(command == "check" and bool(lines))


if __name__ == "__main__":
    sys.exit(main())
