"""From a request to a reply: the right checked, the arguments checked, the handler called, the buttons added."""

from __future__ import annotations

import gettext
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.commands import rights, tokens
from bot.commands.ask import Ask, compact
from bot.commands.command import COPIED, Command, Right
from bot.commands.forms import as_far_as_valid, filled, form_button, offered, opens_form, typed_instead, wanted
from bot.commands.handlers import FORMS, HANDLERS
from bot.commands.named_values import topics_by_id
from bot.commands.parse import validate
from bot.commands.registry import COMMANDS, find
from bot.commands.spoken_dates import dated
from bot.commands.suggestions import suggestions
from bot.commands.values import did_you_mean
from bot.domain.errors import EujpError, NotAllowed, UsageError
from bot.domain.messages import Button, Form, Reply, Request
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, say, then
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel
from bot.locales.load import interface_language, wording_for
from bot.services import remembering, subscribing
from bot.services.desk import Desk
from bot.views.buttons import button_key, ended
from bot.views.desk import error_message, grant_link
from bot.views.forms import form_message

_FOR_ONE: Final = frozenset({"help", "home"})


class Answerer:
    """Answers for one desk in the interface languages of `wordings`, which has "en".

    `messengers` are asked, by platform, what the bot may do in a channel; chats that start later may still be put in.
    """

    def __init__(
        self,
        desk: Desk,
        wordings: Mapping[str, gettext.NullTranslations],
        messengers: Mapping[str, Messenger] = MappingProxyType({}),
    ) -> None:
        self._desk = desk
        self._wordings = wordings
        self._messengers = messengers
        self.topics = topics_by_id(desk.catalog.topics)

    async def answer(self, request: Request) -> Reply:
        """Answer a request; what went wrong, as far as we foresaw it, is an answer too. Raises no EujpError.

        Where a form would open it is written out, with the button that opens it.
        """
        asked = await _spoken(self._desk, self._wordings, request)
        try:
            return await self.respond(asked)
        except EujpError as error:
            return _failure(error, asked, self._wording(asked))

    def opens_form(self, command: str, arguments: Mapping[str, str]) -> bool:
        """Whether `open` is to be asked: a chat must know before it confirms that it heard. Looks nothing up."""
        return opens_form(command, arguments)

    async def open(self, request: Request) -> Form | Reply:
        """Give the form of a request that opens one, or say why there is none. Raises no EujpError."""
        asked = await _spoken(self._desk, self._wordings, request)
        try:
            return await self._form(asked)
        except EujpError as error:
            return Reply(error_message(say(error.sentence, self._wording(asked))))

    async def respond(self, request: Request) -> Reply:
        """Answer a request. Raises UsageError, NotAllowed, NotFound, FetchError or StorageError."""
        if request.command == "share":
            return await self._share(request)
        if opens_form(request.command, request.arguments):
            form = await self._form(request)
            return form if isinstance(form, Reply) else _written_out(form, request, self._wording(request))
        command = _command(request.command)
        reply = await self._handle(command, request)
        return _with_buttons(reply, command, request, self._wording(request))

    async def remember(self, button: Button) -> str:
        """Give the token, at most 90 characters, that stands for the button in a chat, also after a restart."""
        token = tokens.encode(button)
        if token is None:
            token = f"s:{hashlib.sha256(button_key(button).encode()).hexdigest()[:40]}"
            await remembering.remember(self._desk, token, button)
        return token

    async def recall(self, token: str) -> Button:
        """Give the button a token stands for. Raises UsageError when it is not known any more."""
        return tokens.decode(token) or await remembering.recall(self._desk, token)

    async def complete(self, request: Request, option: str, typed: str) -> tuple[tuple[str, str], ...]:
        """Give at most 25 (label, value) pairs for an option of a command that is half typed. Raises StorageError."""
        command = find(request.command)
        chosen = command.option(option) if command else None
        if command is None or chosen is None:
            return ()
        ask = Ask(self._desk, self._messengers, command, request, {}, self._wording(request))
        return await suggestions(ask, chosen, typed)

    async def _handle(self, command: Command, request: Request, *, is_shared: bool = False) -> Reply:
        desk = self._desk
        right = command.right_for(request.arguments)
        rights.check(right, request.person, request.place, editors=desk.editors, homes=desk.homes)
        arguments = validate(command, request.arguments, self.topics)
        ask = Ask(desk, self._messengers, command, request, arguments, self._wording(request), is_shared)
        return await HANDLERS[command.name](_dated(ask))

    async def _form(self, request: Request) -> Form | Reply:
        name, given = wanted(request.command, request.arguments)
        command, desk = _command(name), self._desk
        if command.name not in FORMS:
            sentence = Phrase("{command} has no form.", command=command.name)
            raise UsageError(then(sentence, Phrase("Example: {example}", example=command.example)))
        rights.check(command.right_for(given), request.person, request.place, editors=desk.editors, homes=desk.homes)
        arguments = as_far_as_valid(command, given, self.topics)
        ask = Ask(desk, self._messengers, command, request, arguments, self._wording(request))
        form = await FORMS[command.name](ask)
        return form if isinstance(form, Reply) else filled(form, {**given, **arguments})

    async def _share(self, request: Request) -> Reply:
        arguments = dict(request.arguments)
        command = _command(arguments.pop("of", ""))
        if not _is_shareable(command):
            raise UsageError("That answer cannot be shared.")
        asked = replace(request, command=command.name, arguments=arguments)
        shared = await self._handle(command, asked, is_shared=True)
        return replace(shared, private=False, more=None)

    def _wording(self, request: Request) -> gettext.NullTranslations:
        return wording_for(request.locale, self._wordings)


def _dated(ask: Ask) -> Ask:
    """Give the request with days for dates that are said: those of UTC, since no chat tells where the asker is."""
    spoken = {option.name for option in ask.command.options if option.spoken}
    days = {name: dated(value, ask.as_of.date()) for name, value in ask.arguments.items() if name in spoken}
    return replace(ask, arguments={**ask.arguments, **days})


async def _spoken(desk: Desk, wordings: Mapping[str, gettext.NullTranslations], request: Request) -> Request:
    """Give the request with the interface's language for its locale; for none, that of the channel's digests."""
    place = request.place
    tag = request.locale or await subscribing.language_of(desk, Channel(place.platform, place.workspace, place.channel))
    return replace(request, locale=interface_language(tag, wordings))


def _command(name: str) -> Command:
    command = find(name)
    if command is None:
        near = nearest(name, [known.name for known in COMMANDS])
        hint = did_you_mean(f"/eujp {near}") if near else ""
        raise UsageError(then(Phrase("There is no command “{name}”.", name=name), hint))
    return command


def _written_out(form: Form, request: Request, wording: gettext.NullTranslations) -> Reply:
    button = form_button(wording.gettext("Open the form"), *wanted(request.command, request.arguments))
    return Reply(form_message(form, typed_instead(form), button, wording))


def _failure(error: EujpError, request: Request, wording: gettext.NullTranslations) -> Reply:
    """Say what went wrong; what was typed into a form is kept, and can be changed."""
    _ = wording.gettext
    command = find(request.command)
    sentence = say(error.sentence, wording)
    if command and command.has_form and not isinstance(error, NotAllowed):
        names_none = isinstance(error, UsageError) and "/eujp" not in sentence
        hint = _("Example: {example}").format(example=say(command.example, wording)) if names_none else ""
        return offered(sentence, command.name, request.arguments, _("Change it"), hint)
    hint = _("Type /eujp help for all commands.") if isinstance(error, UsageError) else ""
    return Reply(error_message(sentence, hint, grant_link(error, wording)))


def _is_shareable(command: Command) -> bool:
    """What only some may see, what a form asks for, and what one person alone needs are not for the whole channel."""
    return command.right is Right.EVERYONE and not command.has_form and command.name not in _FOR_ONE


def _with_buttons(reply: Reply, command: Command, request: Request, wording: gettext.NullTranslations) -> Reply:
    _ = wording.gettext
    buttons: list[Button] = []
    if reply.more:
        buttons.append(Button(_("More"), reply.more.command, reply.more.arguments))
    if _is_shareable(command) and COPIED not in request.arguments:
        # The instant is kept, so that what is posted is what was seen.
        seen = {"as_of": compact(request.as_of)} if command.hidden else {}
        arguments = {"of": command.name, **seen, **request.arguments}
        buttons.append(Button(_("Share"), "share", arguments))
    if not buttons:
        return reply
    return replace(reply, message=replace(reply.message, blocks=ended(reply.message.blocks, buttons)))
