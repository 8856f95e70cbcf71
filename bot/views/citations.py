"""What a fact rests on, and who says it: quotes, addresses, and badges for the kinds of sources."""

from __future__ import annotations

import gettext
from typing import Final

from bot.domain.facts import Citation, Fact
from bot.domain.messages import Line, Link, Quote, Text
from bot.domain.sources import SourceKind

_SHOWN: Final = 3
_DOT: Final = " · "


def first_citations(fact: Fact, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    """Give the citations a fact's card shows, one line each, and how many there are more."""
    lines = tuple(_citation_line(citation, wording) for citation in fact.citations[:_SHOWN])
    more = len(fact.citations) - len(lines)
    if more <= 0:
        return lines
    text = wording.ngettext("and {count} more citation", "and {count} more citations", more)
    return (*lines, (Text(text.format(count=more)),))


def further_citations(fact: Fact, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    """Give the citations that a fact's card only counts, one line each."""
    return tuple(_citation_line(citation, wording) for citation in fact.citations[_SHOWN:])


def is_starter(fact: Fact) -> bool:
    """Whether it is a fact as the catalogue brought it, resting on addresses alone."""
    return not fact.revision and all(citation.version_id is None for citation in fact.citations)


def evidence_text(citation: Citation, wording: gettext.NullTranslations) -> str:
    """Say what a citation without a quote is: an address alone, or words that do not stand any more."""
    _ = wording.gettext
    if citation.lost:
        return _("its quote is not shown: it does not stand in the stored text")
    return _("address only") if citation.url else _("no text and no address stored")


def kind_badges(kind: SourceKind, url: str | None, wording: gettext.NullTranslations) -> tuple[str, ...]:
    """Say who speaks; of text from a file that names an address, that it was not read there."""
    _ = wording.gettext
    match kind:
        case SourceKind.OFFICIAL:
            return (_("official"),)
        case SourceKind.PRESS:
            return (_("press"),)
        case SourceKind.THINK_TANK:
            return (_("think tank"),)
        case SourceKind.FILE:
            return (_("from a file, not read at its address") if url else _("from a file"),)
        case SourceKind.OTHER | SourceKind.STARTER:
            return ()


def linked(label: str, url: str | None) -> Text | Link:
    """Give a link when there is an http(s) address, else the bare text."""
    if url and url.lower().startswith(("http://", "https://")):
        return Link(label, url)
    return Text(label)


def _citation_line(citation: Citation, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    says = (_("official"),) if citation.official else kind_badges(citation.kind, citation.url, wording)
    shared = () if citation.independent else (_("not a further origin"),)
    missing = () if citation.quote else (evidence_text(citation, wording),)
    said = (linked(citation.title, citation.url), Text("".join(_DOT + badge for badge in (*says, *shared, *missing))))
    return (Quote(citation.quote), Text(" — "), *said) if citation.quote else said
