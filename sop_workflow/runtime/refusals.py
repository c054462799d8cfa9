"""Why an act is refused: one exception, a code for programs, a sentence for people."""

from django.utils.functional import Promise


class Refused(Exception):
    """The act changed nothing. ``code`` is stable, ``message`` says what to do next.

    Codes: ``not-found`` (also for people without the role: forbidden looks like
    absent), ``already-done``, ``content-changed``, ``own-work``, ``reason-missing``,
    ``requirements-missing``, ``evidence-missing``, ``content-incomplete``,
    ``no-return``, ``not-approved``, ``not-visible``, ``instruction-missing``,
    ``bad-file``, ``no-sop``.
    """

    def __init__(self, code: str, message: "str | Promise", field: str = "") -> None:
        self.code = code
        self.message = message
        self.field = field
        super().__init__(code)

    def __str__(self) -> str:
        return str(self.message)
