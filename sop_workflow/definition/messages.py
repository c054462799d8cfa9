"""Every sentence an SOP can be answered with, by code. A code has one level and one template.

The templates are plain English with named places, so that the screens can
translate the template first and fill it afterwards.
"""

from collections.abc import Mapping
from typing import Final


def gettext_noop(text: str) -> str:
    """Mark ``text`` for the translators and return it unchanged (this stage knows no Django)."""
    return text


#: What keeps a file from being read at all.
STRUCTURE: Final[Mapping[str, str]] = {
    "unreadable-file": gettext_noop("The file cannot be opened (%(detail)s). Check its place."),
    "file-too-big": gettext_noop(
        "The file holds %(size)d bytes; an SOP may hold at most %(limit)d. "
        "Check that this is the right file."
    ),
    "empty-file": gettext_noop("The file is empty. Choose the file that holds the SOP."),
    "not-utf8": gettext_noop("The file is not plain UTF-8 text. Save it again as UTF-8."),
    "toml-syntax": gettext_noop(
        "The file stops being TOML at line %(line)d, column %(column)d (%(detail)s). "
        "Correct that line."
    ),
    "toml-unreadable": gettext_noop(
        "The file cannot be read as TOML (%(detail)s). Simplify or retype the value."
    ),
    "wrong-schema": gettext_noop(
        "This file follows schema %(found)s; this version reads schema %(expected)d. "
        "Convert the file first."
    ),
    "missing-key": gettext_noop('The key "%(key)s" is missing. Please add it.'),
    "unknown-key": gettext_noop(
        'The key "%(key)s" is not known here. Remove it; the keys known here are: %(known)s.'
    ),
    "misspelt-key": gettext_noop(
        'The key "%(key)s" is not known here. Did you mean "%(nearest)s"?'
    ),
    "wrong-type": gettext_noop("This must be %(expected)s, but it is %(found)s."),
    "unknown-value": gettext_noop(
        '"%(found)s" is not one of the values allowed here: %(choices)s.'
    ),
    "out-of-range": gettext_noop("The number %(found)s is too large. Please check it."),
    "list-too-long": gettext_noop(
        "This list has %(size)d items; at most %(limit)d can be read. Check the file."
    ),
    "bad-date": gettext_noop(
        '"%(found)s" is not a day of the calendar. Write it as 2024-10-18, or leave it out.'
    ),
    "bad-text": gettext_noop("This text holds a character that cannot be stored. Retype it."),
    "duplicate-step": gettext_noop(
        "Two steps carry the number %(no)d. Give each step a number of its own."
    ),
}

#: What keeps an SOP that was read from being followed.
CONTENT: Final[Mapping[str, str]] = {
    "key-invalid": gettext_noop(
        'The key "%(key)s" must be made of small letters, digits and hyphens only.'
    ),
    "number-empty": gettext_noop("The SOP has no number. Enter the number (nomor SOP)."),
    "title-empty": gettext_noop("The SOP has no title. Enter the title (judul SOP)."),
    "no-steps": gettext_noop("The SOP has no steps. Enter the rows of its steps table."),
    "step-number-not-positive": gettext_noop("Steps are numbered from 1; %(no)d cannot be used."),
    "steps-not-consecutive": gettext_noop(
        "Step %(no)d is printed where step %(expected)d must stand. Number the steps without gaps."
    ),
    "activity-empty": gettext_noop("The step says nothing. Enter its activity (kegiatan)."),
    "start-missing": gettext_noop(
        "No step carries the start symbol. Give it to the first step, number %(no)d."
    ),
    "start-twice": gettext_noop(
        "Step %(first)d is the start already. Only one step may carry the start symbol."
    ),
    "start-not-first": gettext_noop(
        "The start symbol stands on step %(no)d, but the first step is %(lowest)d."
    ),
    "end-goes-on": gettext_noop(
        "The step carries the end symbol, but goes on to step %(next)d. "
        "Correct the symbol, or write next = 0."
    ),
    "no-end": gettext_noop(
        "The last step goes on to step %(next)d, so the SOP never ends. Write next = 0."
    ),
    "next-unknown": gettext_noop("The step goes on to step %(next)d, which does not exist."),
    "next-not-later": gettext_noop(
        "The step goes on to step %(next)d, which is not later. "
        "Only the answer of a decision may go back."
    ),
    "step-unreachable": gettext_noop(
        "No way leads from the start to this step. Let an earlier step go on to it."
    ),
    "decision-missing": gettext_noop(
        "The step is drawn as a decision, but its question and answers are missing. Add them."
    ),
    "yes-to-differs": gettext_noop(
        'The answer "yes" leads to step %(yes_to)d, but the step goes on to step %(next)d. '
        "Make both the same."
    ),
    "return-unknown": gettext_noop("The return goes to step %(target)d, which does not exist."),
    "return-not-earlier": gettext_noop(
        "The return goes to step %(target)d, which is not earlier. A return goes back."
    ),
    "lane-duplicate": gettext_noop('Two lanes carry the key "%(key)s". Give each its own.'),
    "lane-key-empty": gettext_noop("The lane has no key. Give it a short name such as kadis."),
    "lane-name-empty": gettext_noop("The lane has no name. Enter the position (pelaksana)."),
    "lane-unknown": gettext_noop(
        'The lane "%(key)s" does not exist. Choose one of: %(choices)s; or add the lane.'
    ),
    "time-missing": gettext_noop("The step has no time. Enter the time standard (waktu)."),
    "time-not-finite": gettext_noop("The time is not a number. Enter minutes, hours or days."),
    "time-not-positive": gettext_noop("The time must be more than nothing. Please correct it."),
    "time-reversed": gettext_noop(
        "The shortest time %(min)s is longer than the longest time %(max)s. Exchange them."
    ),
    "recurrence-not-positive": gettext_noop("The duty recurs every %(every)d; enter at least 1."),
    "recurrence-unit-unknown": gettext_noop(
        'The duty recurs by "%(unit)s", which is not one of: %(choices)s.'
    ),
    "publish-twice": gettext_noop(
        "Step %(first)d publishes already. An SOP may publish in one step only."
    ),
    "reading-not-open": gettext_noop(
        'Step %(no)d leaves nothing open about "%(subject)s". Nothing can be confirmed there.'
    ),
    "reading-not-allowed": gettext_noop('"%(value)s" cannot be chosen. Choose from: %(choices)s.'),
}

#: What a person should look at; the SOP can be imported all the same.
WARNINGS: Final[Mapping[str, str]] = {
    "actor-unconfirmed": gettext_noop(
        "The document does not say for certain who does this step. Proposed: %(proposed)s; "
        "also possible: %(alternatives)s. The SOP cannot be activated until a person names it."
    ),
    "return-unconfirmed": gettext_noop(
        "The document does not say for certain where a return goes. Proposed: step %(proposed)s; "
        "also possible: %(alternatives)s. The SOP cannot be activated until a person confirms it."
    ),
    "clock-unconfirmed": gettext_noop(
        "The document does not say whether %(printed)s are working time or calendar time. "
        "The SOP cannot be activated until a person chooses."
    ),
    "no-return-printed": gettext_noop(
        "The step judges the work of another, but no return is printed. "
        "Ask whether it may send the work back."
    ),
    "total-differs": gettext_noop(
        "The steps add up to %(min)s to %(max)s minutes (%(min_hours)s to %(max_hours)s hours); "
        "the printed total is %(printed)s. Ask the agency which one it means."
    ),
    "total-upper-bound": gettext_noop(
        "The steps add up to %(min)s to %(max)s minutes (%(min_hours)s to %(max_hours)s hours); "
        "the printed total %(printed)s holds only with the upper bound of step %(steps)s. "
        "Ask the agency which one it means."
    ),
    "total-not-compared": gettext_noop(
        "The printed total %(printed)s cannot be compared with the steps. Please add them up."
    ),
    "no-publish": gettext_noop(
        "No step publishes. If this SOP puts something on the website, say in which step."
    ),
    "no-approval": gettext_noop(
        "No step checks or approves. Ask who is responsible before anything goes out."
    ),
    "identity-blank": gettext_noop("The official field %(field)s is blank in the document."),
    "doubt": gettext_noop(
        "Read with doubt: printed [%(printed)s], read as [%(reading)s]; %(note)s. "
        "Compare it with the paper."
    ),
}

ERRORS: Final[Mapping[str, str]] = {**STRUCTURE, **CONTENT}
