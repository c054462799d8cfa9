"""Plans and problems as sentences, for the screens and for the command line."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sop_workflow.compiler.plan import Change, Plan, PlannedStep
from sop_workflow.definition.errors import SopProblem


def sentence(problem: SopProblem) -> str:
    """What is wrong, in the language in force."""
    params = problem.params
    if problem.code == "wrong-type":
        # The names of types are words of ours, everything else is quoted from the file.
        params = {name: _(str(value)) for name, value in params.items()}
    return _(problem.template) % params


def duration(least: int, most: int) -> str:
    """Working minutes in words: "15 minutes", "15 to 30 minutes"."""
    if least == most:
        return _("%(minutes)s minutes") % {"minutes": number_format(most)}
    return _("%(least)s to %(most)s minutes") % {
        "least": number_format(least),
        "most": number_format(most),
    }


def explain_step(step: PlannedStep, change: Change) -> str:
    """One line: number, activity, who, how long, where it returns to."""
    line = _("%(no)s. %(activity)s: %(lane)s, %(time)s.") % {
        "no": step.step_no,
        "activity": step.activity,
        "lane": step.lane,
        "time": duration(step.standard_min, step.standard_max),
    }
    if step.return_to:
        line += " " + _("May return to step %(no)s.") % {"no": step.return_to}
    marks = {Change.CREATE: "+", Change.KEEP: "=", Change.REPLACE: "~"}
    return f"{marks[change]} {line}"


def explain(plan: Plan) -> list[str]:
    """The whole plan, a line per step and a closing line on what would change."""
    lines = [explain_step(step, plan.changes[step.step_no]) for step in plan.steps]
    if plan.is_empty:
        lines.append(_("Nothing to change."))
    else:
        new = sum(change is not Change.KEEP for change in plan.changes.values())
        lines.append(_("Steps to create: %(count)s.") % {"count": new})
    return lines
