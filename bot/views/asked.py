"""What the archive says to a question: quotes and facts with who says them, or that nothing supports an answer."""

from __future__ import annotations

import gettext
from typing import Final

from bot.domain.answers import Answer, NameMatch, QuotedAnswer, Searched, WrittenAnswer
from bot.domain.catalog import Catalog
from bot.domain.facts import Fact
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Heading,
    Inline,
    Line,
    Message,
    Note,
    Paragraph,
    Quote,
    Style,
    Text,
    Tone,
)
from bot.domain.moments import Moment
from bot.domain.phrases import comma
from bot.domain.stories import Story
from bot.views.cards import (
    article_dates,
    article_title,
    fact_card,
    flagged,
    headline,
    reasoned,
    source_line,
    starter_note,
)
from bot.views.dates import days_text, moment_text
from bot.views.punctuation import sentence

_NAMES_SHOWN: Final = 6
_DOT: Final = " · "


def answer_message(answer: Answer, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show the quotes that answer, numbered, then the facts, and what was searched; or the refusal and what is near."""
    _ = wording.gettext
    heading = Heading(_("Asked: {question}").format(question=answer.question))
    searched = Note((Text(_searched_text(answer.searched, wording)),))
    names = tuple(Note((Text(_names_text(match, wording)),)) for match in answer.searched.names if match.others)
    if answer.asks_new and not answer.quotes and not answer.facts:
        return _to_latest(heading, wording)
    if not answer.quotes and not answer.facts:
        return _refusal(answer, heading, (searched, *names), wording)
    quotes = [block for number, one in enumerate(answer.quotes, 1) for block in _quoted(number, one, wording)]
    starter = tuple(Note(line) for line in starter_note([one.article for one in answer.quotes], wording))
    return Message(
        _summary(answer, wording),
        (
            heading,
            *(_written(answer.written, wording) if answer.written else ()),
            *quotes,
            *starter,
            *_facts(answer, catalog, wording, locale),
            *_denials(answer, wording),
            *_differ(answer, wording),
            searched,
            *names,
        ),
    )


def _facts(answer: Answer, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> tuple[Block, ...]:
    """Show the facts that answer; where no stored words stand behind the whole answer, say so before them."""
    _ = wording.gettext
    if not answer.facts:
        return ()
    bare = _("No stored text is quoted here: what follows rests on addresses alone. Open them to check it.")
    is_bare = not answer.quotes and not any(fact.is_quoted for fact in answer.facts)
    cards = (fact_card(fact, catalog, wording, locale) for fact in answer.facts)
    return (Heading(_("Facts")), *((Note(flagged(bare)),) if is_bare else ()), *cards)


def _summary(answer: Answer, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    quotes, facts = len(answer.quotes), len(answer.facts)
    counted = [wording.ngettext("{count} quote", "{count} quotes", quotes).format(count=quotes)] if quotes else []
    counted += [wording.ngettext("{count} fact", "{count} facts", facts).format(count=facts)] if facts else []
    return _("{found} on “{question}”").format(found=_(" and ").join(counted), question=answer.question)


def _refusal(
    answer: Answer, heading: Heading, searched: tuple[Block, ...], wording: gettext.NullTranslations
) -> Message:
    _ = wording.gettext
    text = _("No source in the archive supports an answer.")
    near: tuple[Block, ...] = ()
    if answer.near:
        about = _("Near it, but no answer: the archive has these stories on what you named.")
        near = (Note((Text(about),)), Bullets(tuple(_story_line(story, wording) for story in answer.near)))
    if answer.near_facts:
        about = _("Near it, but no answer: the archive has these facts on what you named.")
        near = (*near, Note((Text(about),)), Bullets(tuple(_fact_line(fact, wording) for fact in answer.near_facts)))
    hint = Note((Text(_("Ask for one thing, and name it: an agreement, a meeting, a person, a year.")),))
    return Message(text, (heading, Paragraph((Text(text),)), *searched, *(near or (hint,))), Tone.WARNING)


def _story_line(story: Story, wording: gettext.NullTranslations) -> Line:
    where = wording.gettext(" · story {id}").format(id=story.id)
    return (article_title(story.lead, wording), Text(where))


def _fact_line(fact: Fact, wording: gettext.NullTranslations) -> Line:
    where = wording.gettext(" · fact {id}").format(id=fact.id)
    return (Text(moment_text(fact.when, wording)), Text(_DOT), Text(fact.title), Text(where))


def _to_latest(heading: Heading, wording: gettext.NullTranslations) -> Message:
    """Say what shows the newest stories: no stored sentence answers what is new."""
    _ = wording.gettext
    text = _("This asks what is new: the newest stories, one per event, are listed by /eujp latest.")
    return Message(text, (heading, Paragraph((Text(text),)), Actions((Button(_("Latest"), "latest"),))), Tone.WARNING)


def _denials(answer: Answer, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say which quotes deny what was asked about, and whether other evidence states it."""
    _ = wording.gettext
    denying = [str(number) for number, one in enumerate(answer.quotes, 1) if one.denies]
    if not denying:
        return ()
    if len(denying) == len(answer.quotes) and not answer.facts:
        text = _("Denied in what is quoted: {numbers}.")
    else:
        text = _("Sources contradict each other: quote {numbers} denies it, the rest does not.")
    return (Note(flagged(text.format(numbers=comma(wording).join(denying)))),)


def _quoted(number: int, one: QuotedAnswer, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    """Show a quote, and below it who says it, when, where it is from, and the date it gives."""
    _ = wording.gettext
    article = one.article
    where = _(" · {title} · story {story} · article {id}").format(
        title=headline(article, wording), story=article.story_id, id=article.id
    )
    dates = article_dates(article, wording, with_event=one.when is None)
    gives: tuple[Inline, ...] = (Text(_(" · Date it gives: ")), *reasoned(one.when, wording)) if one.when else ()
    said = (*source_line(article, wording), Text(_DOT), *dates, *gives, Text(where))
    return (Paragraph((Text(f"{number}. "), Quote(one.quote.text))), Note(said))


def _written(written: WrittenAnswer, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    label = wording.gettext("Machine-written by {model} from the quotes below; names, numbers and dates checked:")
    sentences = " ".join(
        f"{text} {''.join(f'[{cite}]' for cite in cites)}"
        for text, cites in zip(written.sentences, written.cites, strict=True)
    )
    return (Paragraph((Text(label.format(model=written.model), Style.ITALIC), Text(f" {sentences}"))),)


def _differ(answer: Answer, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say where sources give dates that cannot both be: which is right is for the reader."""
    dates = [one.when for one in answer.quotes if one.when]
    apart = [one for one in dates if any(_are_apart(one, other) for other in dates)]
    if not apart:
        return ()
    shown = comma(wording).join(
        dict.fromkeys(moment_text(one, wording) for one in sorted(apart, key=lambda one: one.value))
    )
    return (Note(flagged(wording.gettext("Sources differ on the date: {dates}.").format(dates=shown))),)


def _are_apart(one: Moment, other: Moment) -> bool:
    return max(one.value, other.value) >= min(max(one.end(), one.value), max(other.end(), other.value)) and one != other


def _searched_text(searched: Searched, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    stories = wording.ngettext("{count} story", "{count} stories", searched.stories).format(count=searched.stories)
    facts = wording.ngettext("{count} fact", "{count} facts", searched.facts).format(count=searched.facts)
    text = _("Searched for: {words}. Looked through {stories} and {facts}").format(
        words=comma(wording).join(searched.words) or _("nothing that tells one report from another"),
        stories=stories,
        facts=facts,
    )
    if searched.first is None or searched.last is None:
        return sentence(text, wording)
    days = days_text(searched.first, searched.last, wording)
    return _("{text}, reports of {days}.").format(text=text, days=days)


def _names_text(match: NameMatch, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    shown = comma(wording).join(match.others[:_NAMES_SHOWN])
    if (more := len(match.others) - _NAMES_SHOWN) > 0:
        shown = _("{names} and {count} more").format(names=shown, count=more)
    return _("“{typed}” is in the catalogue: also searched {names}.").format(typed=match.typed, names=shown)
