"""Forms about facts: to propose one, to edit one, to say why one is retracted, to report an error."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.facts import LONGEST_NOTE, LONGEST_PLACE, LONGEST_QUOTE, LONGEST_STATEMENT, AgreementState, Fact
from bot.domain.messages import Form, FormField
from bot.views.cards import state_text
from bot.views.forms import NOTHING, topics_field

LONGEST_LINK: Final = 1_000
LONGEST_NAMES: Final = 400


def propose_form(given: Mapping[str, str], catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Form:
    """Ask for what a proposal needs; its actors are those that the statement names unless they were given."""
    _ = wording.gettext
    link = FormField(
        "link",
        _("Link of the article, or an official address"),
        hint=_("An article stored here, whose words are quoted; or an official page"),
        longest=LONGEST_LINK,
        example="https://",
    )
    quote = FormField(
        "quote",
        _("Quote: the article's own words"),
        hint=_("Word for word; left empty for an official address"),
        required=False,
        longest=LONGEST_QUOTE,
        is_long=True,
    )
    statement = _statement("", _("What happened, in one or two sentences that name who acted"), wording)
    topics = topics_field("", _("One or more"), catalog, wording, locale, required=True)
    fields = (link, quote, statement, _date("", wording), topics)
    kept = {name: given[name] for name in ("title", "actors", "place", "state") if given.get(name)}
    return Form(_("Propose a fact"), _("Propose"), "fact propose", fields, kept)


def edit_form(
    fact: Fact, given: Mapping[str, str], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Form:
    """Ask what to change of a fact as it stands; sent off, it names the revision it was filled in from."""
    _ = wording.gettext
    states = (("—", NOTHING), *((state_text(state, wording), state.value) for state in AgreementState))
    fields = (
        _statement(fact.statement, _("What happened, in one or two sentences"), wording),
        _date(fact.when.iso(), wording),
        FormField(
            "place", _("Place"), fact.place, _("Empty where none is known"), required=False, longest=LONGEST_PLACE
        ),
        topics_field(", ".join(fact.topics), _("One or more"), catalog, wording, locale, required=True),
        FormField("state", _("State of the agreement"), fact.state or NOTHING, required=False, choices=states),
    )
    kept = {name: given[name] for name in ("title", "actors", "doubt") if given.get(name)}
    arguments = {"id": fact.id, "revision": given.get("revision") or str(fact.revision), **kept}
    return Form(_("Edit {id}").format(id=fact.id), _("Save"), "fact edit", fields, arguments)


def reject_form(fact_id: str, revision: str, wording: gettext.NullTranslations) -> Form:
    """Ask why a proposal is rejected, for those who look at its history."""
    _ = wording.gettext
    hint = _("One sentence for its history, or nothing")
    reason = FormField("reason", _("Why, if you like"), "", hint, required=False, longest=LONGEST_NOTE, is_long=True)
    arguments = {"id": fact_id, "revision": revision}
    return Form(_("Reject {id}").format(id=fact_id), _("Reject"), "fact reject", (reason,), arguments)


def retract_form(fact_id: str, revision: str, wording: gettext.NullTranslations) -> Form:
    """Ask why a fact is retracted: the reason stands in the correction."""
    _ = wording.gettext
    reason = FormField(
        "reason",
        _("Why it is retracted"),
        hint=_("One sentence; it is posted under every digest that carried the fact"),
        longest=LONGEST_NOTE,
        is_long=True,
    )
    return Form(
        _("Retract {id}").format(id=fact_id),
        _("Retract"),
        "fact retract",
        (reason,),
        {"id": fact_id, **({"revision": revision} if revision else {})},
    )


def report_form(given: Mapping[str, str], among: Sequence[tuple[str, str]], wording: gettext.NullTranslations) -> Form:
    """Ask what is wrong with a story or fact, and with which where it is one of several (label, value) pairs."""
    _ = wording.gettext
    text = FormField(
        "text",
        _("What is wrong?"),
        hint=_("The date, a name, the source … and how you know"),
        longest=LONGEST_NOTE,
        is_long=True,
    )
    arguments = {name: given[name] for name in ("story", "fact", "among") if given.get(name)}
    which = (
        (FormField("about", _("In which story or fact?"), choices=tuple(among), example=_("Choose one")),)
        if among
        else ()
    )
    return Form(_("Report an error"), _("Report"), "report", (*which, text), arguments)


def _statement(value: str, hint: str, wording: gettext.NullTranslations) -> FormField:
    label = wording.gettext("Statement")
    return FormField("statement", label, value, hint, longest=LONGEST_STATEMENT, is_long=True)


def _date(value: str, wording: gettext.NullTranslations) -> FormField:
    _ = wording.gettext
    hint = _("As far as it is known: 2024, 2024-07 or 2024-07-13")
    return FormField("date", _("Date"), value, hint, longest=10, example="2024-07-13")
