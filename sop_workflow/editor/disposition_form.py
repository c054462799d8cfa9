"""The form that registers a letter or an agenda item: the service decides, it says so early."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from sop_workflow.conf import conf
from sop_workflow.enums import Origin
from sop_workflow.models import Disposition
from sop_workflow.runtime.evidence import refuse_bad_file
from sop_workflow.runtime.intake import next_number
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.time import now

#: What to do about an empty field, by field.
_MISSING = {
    "number": gettext_lazy("The agenda number is missing. Enter it, or take the proposed one."),
    "received_at": gettext_lazy("The moment of receipt is missing. Enter date and time."),
    "origin": gettext_lazy("Choose whether this is a letter or an agenda item."),
    "requester_name": gettext_lazy("The requester's name is missing. Enter who asks for it."),
    "requester_unit": gettext_lazy("The requester's unit is missing. Enter the unit that asks."),
    "requester_email": gettext_lazy(
        "The e-mail address is missing. The requester is told there when the page is live."
    ),
    "subject": gettext_lazy("The subject is missing. Enter what has to be published."),
    "section": gettext_lazy("Choose the section of the site."),
}


class DispositionForm(forms.ModelForm):
    """A disposition as the intake desk types it. The letter is handed to the service as it came."""

    letter = forms.FileField(label=gettext_lazy("Attached letter"), required=False)
    #: As on the screen, so that the summary of errors reads from top to bottom.
    field_order = ["origin", "received_at", "number", "letter", "letter_number", "letter_date",
                   "requester_unit", "requester_name", "requester_email"]  # fmt: skip

    class Meta:
        model = Disposition
        fields = [
            "origin",
            "number",
            "received_at",
            "letter_number",
            "letter_date",
            "requester_name",
            "requester_unit",
            "requester_email",
            "subject",
            "section",
        ]
        widgets = {
            "received_at": forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
            "letter_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "number": gettext_lazy("The next free number is proposed. You may change it."),
            "subject": gettext_lazy("It becomes the title of the page until somebody writes it."),
            "section": gettext_lazy("Where the page will stand."),
            "requester_email": gettext_lazy("The public address of the page is sent there."),
        }
        error_messages = {
            "received_at": {
                "invalid": gettext_lazy("This is not a date with a time. Example: 2026-11-20 09:14")
            },
            "letter_date": {
                "invalid": gettext_lazy("This is not a date. Example: 2026-11-20"),
            },
            "requester_email": {
                "invalid": gettext_lazy(
                    "The e-mail address is not complete. Example: name@example.go.id"
                )
            },
        }

    def __init__(self, *args: Any, sections: list[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, message in _MISSING.items():
            self.fields[name].error_messages["required"] = message
        self.fields["letter"].help_text = _("Types: %(types)s. At most %(size)s MB.") % {
            "types": ", ".join(conf.FILE_TYPES),
            "size": conf.MAX_FILE_BYTES // 2**20,
        }
        section: Any = self.fields["section"]
        section.queryset = Page.objects.filter(pk__in=[page.pk for page in sections])
        section.empty_label = _("Choose a section") if len(sections) > 1 else None
        self.initial.setdefault("number", next_number(now()))
        self.initial.setdefault("received_at", now())
        if len(sections) == 1:
            self.initial.setdefault("section", sections[0].pk)

    def clean_number(self) -> str:
        """Name the next free number when the typed one is taken."""
        number: str = self.cleaned_data["number"]
        if Disposition.objects.filter(number=number).exists():
            raise ValidationError(number_taken(number))
        return number

    def clean_letter(self) -> Any:
        """The same refusal the service would give, beside the other errors."""
        letter = self.cleaned_data.get("letter")
        if letter:
            try:
                refuse_bad_file(letter, "letter")
            except Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
        return letter

    def clean(self) -> dict[str, Any]:
        """A letter that came in must be attached: the first step is refused without it."""
        found = super().clean() or self.cleaned_data
        is_letter = found.get("origin") == Origin.LETTER
        if is_letter and not found.get("letter") and "letter" not in self.errors:
            self.add_error("letter", _("The letter is not attached. Scan it and attach it here."))
        return found

    def refuse(self, error: Refused | ValidationError) -> None:
        """Show what the service refused, under the field it names."""
        if isinstance(error, Refused):
            self.add_error(error.field if error.field in self.fields else None, str(error))
            return
        for name, messages in getattr(error, "message_dict", {None: error.messages}).items():
            self.add_error(name if name in self.fields else None, messages)


def number_taken(number: str) -> str:
    """The sentence for an agenda number that another disposition carries."""
    return _("The number %(number)s is already used. The next free one is %(next)s.") % {
        "number": number,
        "next": next_number(now()),
    }
