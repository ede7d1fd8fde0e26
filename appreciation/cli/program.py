"""The command line: its commands, and how a run ends (0 done, 1 refused, 2 wrong usage)."""

import sys
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_command

from appreciation.cli import (
    caring,
    dealings,
    departing,
    keeping,
    keeping_files,
    people,
    promising,
    relations,
    reviewing,
    saying,
    shelf,
    weekly,
    writing,
)
from appreciation.cli.arguments import hoisted
from appreciation.cli.session import Globals, Session
from appreciation.cli.values import present_day
from appreciation.domain.errors import UnknownKeyError, UserError

program = typer.Typer(
    name="appreciation",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_COMMANDS: dict[str, Callable[..., None]] = {
    "sample": keeping.sample_command,
    "import": keeping.import_command,
    "contacts": people.contacts_command,
    "set": people.set_command,
    "bin": people.bin_command,
    "household": people.household_command,
    "settings": keeping.settings_command,
    "week": weekly.week_command,
    "print": weekly.print_command,
    "reprint": weekly.reprint_command,
    "posted": weekly.posted_command,
    "spoilt": weekly.spoilt_command,
    "returned": weekly.returned_command,
    "batches": weekly.batches_command,
    "log": people.log_command,
    "promise": promising.promise_command,
    "promises": promising.promises_command,
    "kept": promising.kept_command,
    "broken": promising.broken_command,
    "renegotiate": promising.renegotiate_command,
    "reopen": promising.reopen_command,
    "event": promising.event_command,
    "letter": writing.letter_command,
    "letters": writing.letters_command,
    "withdraw": writing.withdraw_command,
    "reschedule": writing.reschedule_command,
    "article": shelf.article_command,
    "articles": shelf.articles_command,
    "offer": shelf.offer_command,
    "offers": shelf.offers_command,
    "taken-up": shelf.taken_up_command,
    "order": writing.order_command,
    "thanks": writing.thanks_command,
    "quiet": caring.quiet_command,
    "snooze": caring.snooze_command,
    "care": caring.care_command,
    "guide": saying.guide_command,
    "attach": keeping_files.attach_command,
    "attachments": keeping_files.attachments_command,
    "detach": keeping_files.detach_command,
    "photo": keeping_files.photo_command,
    "export": people.export_command,
    "duplicates": people.duplicates_command,
    "apart": people.apart_command,
    "merge": people.merge_command,
    "forget": people.forget_command,
    "organisations": relations.organisations_command,
    "organisation": relations.organisation_command,
    "prospects": relations.prospects_command,
    "prospect": relations.prospect_command,
    "referral": dealings.referral_command,
    "referrals": dealings.referrals_command,
    "thanked": dealings.thanked_command,
    "proposal": dealings.proposal_command,
    "settle": dealings.settle_command,
    "proposals": dealings.proposals_command,
    "insights": reviewing.insights_command,
    "review": reviewing.review_command,
    "depart": departing.depart_command,
    "returns": departing.returns_command,
    "objects": departing.objects_command,
    "departures": departing.departures_command,
    "reason": departing.reason_command,
    "reasons": departing.reasons_command,
    "plan": departing.plan_command,
    "step": departing.step_command,
    "mended": departing.mended_command,
    "interview": departing.interview_command,
    "dossier": departing.dossier_command,
    "undo": keeping.undo_command,
    "redo": keeping.redo_command,
    "backup": keeping.backup_command,
    "restore": keeping.restore_command,
    "check": keeping.check_command,
}
for _name, _command in _COMMANDS.items():
    program.command(_name)(_command)


OpenSession = Callable[[Globals], Session]


@program.callback()
def _with_session(
    context: typer.Context,
    book: Annotated[
        str, typer.Option("--book", metavar="BOOK", help="A file, or a postgresql+psycopg:// URL.")
    ] = "",
    today: Annotated[
        str, typer.Option("--today", metavar="YYYY-MM-DD", help="The day for everything.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Answer in one JSON document.")] = False,
) -> None:
    """Keep the people around a small business, and put real paper in the post for them."""
    open_session: OpenSession = context.obj
    day = present_day(today) if today else None
    context.obj = open_session(Globals(book=book, today=day, as_json=json))


def run(arguments: Sequence[str], open_session: OpenSession) -> int:
    """Run one command line and return its exit code; only answers go to standard output."""
    command = next((each for each in arguments if each in _COMMANDS), "")
    try:
        program(
            args=hoisted(arguments, _options_with_value(command)),
            obj=open_session,
            prog_name="appreciation",
        )
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except UnknownKeyError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


@cache
def _options_with_value(command: str) -> Collection[str]:
    """Return the options of a command that are followed by a value."""
    group = get_command(program)
    if not isinstance(group, TyperGroup) or command not in group.commands:
        return frozenset()
    return frozenset(
        name
        for parameter in group.commands[command].params
        if parameter.param_type_name == "option" and not getattr(parameter, "is_flag", False)
        for name in parameter.opts
    )
