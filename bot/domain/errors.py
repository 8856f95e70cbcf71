"""Every error eujp raises on purpose, in the lowest room so that all others can name it.

EujpError                     one clear sentence a person can act on
├── UsageError                the words typed are not understood (exit 2)
├── NotAllowed                the person may not do this here
│   └── RightsMissing         the bot itself may not
├── NotFound                  no story, source or subscription of that id
├── SettingsError             the settings are missing or wrong
├── CatalogError              the catalogue folder is not valid
├── ReadingError              bytes that are not what they were promised to be
├── FetchError                an address gave no usable answer
│   ├── Unreachable           not even a connection could be made
│   ├── AddressRefused        the address, or one it led to, is not public
│   ├── RobotsRefused         the site's robots.txt asks not to read it
│   └── HttpStatus            the server answered, and said no
├── ModelError                the language model gave no usable answer
│   └── ModelUnavailable      it would not for any other text either
├── StorageError              the database cannot be used
└── DeliveryError             a message was not, or perhaps not, posted
    ├── TransientDelivery     try again later
    ├── PermanentDelivery     never as things stand
    ├── UncertainDelivery     it may have been posted: look before sending again
    └── HistoryUnreadable     whether it was posted cannot be found out
"""

from __future__ import annotations

from bot.domain.phrases import Phrase, Value


class EujpError(Exception):
    """Base of all: `str(error)` is one sentence in English for the person who reads it, without secrets.

    It is made as a phrase is: of a template, written out where it is raised, and of the values that stand in it. What
    reaches people in a chat is said in their language (bot.domain.phrases.say(error.sentence, wording)).
    """

    def __init__(self, template: str, /, **values: Value) -> None:
        self.sentence = template if isinstance(template, Phrase) else Phrase(template, **values)
        super().__init__(self.sentence)


class UsageError(EujpError):
    """What was typed is not understood; the sentence says what to type instead."""


class NotAllowed(EujpError):
    """The person lacks the right; the sentence says who has it."""


class RightsMissing(NotAllowed):
    """The bot lacks rights in a channel; the sentence names them.

    `grant` is an address at which somebody can give them, "" where there is none.
    """

    def __init__(self, template: str, grant: str = "", **values: Value) -> None:
        """Keep the address beside the sentence."""
        super().__init__(template, **values)
        self.grant = grant


class NotFound(EujpError):
    """Nothing of that id is stored."""


class SettingsError(EujpError):
    """Settings are missing or wrong; the sentence names each one."""


class CatalogError(EujpError):
    """The catalogue is not valid; the sentence names file, row and rule."""


class ReadingError(EujpError):
    """A file, feed or page is not what it was promised to be."""


class FetchError(EujpError):
    """An address gave no usable answer: no name, no connection, too slow, too large, a broken reply."""


class Unreachable(FetchError):
    """The host's name is not known, or no connection to it could be made: its fault, or that of our own network."""


class AddressRefused(FetchError):
    """The address, or one it redirects or resolves to, is private, local or not http(s)."""


class RobotsRefused(FetchError):
    """The site's robots.txt asks programs like this one not to read the page."""


class HttpStatus(FetchError):
    """The server answered with a status other than success.

    `status` is the HTTP status code, `retry_after` the seconds it asked to wait, if it did.
    """

    def __init__(self, template: str, status: int, retry_after: float | None = None, **values: Value) -> None:
        """Keep the status beside the sentence."""
        super().__init__(template, **values)
        self.status = status
        self.retry_after = retry_after


class ModelError(EujpError):
    """The language model is out of reach, too slow, refused, or its answer is of no use."""


class ModelUnavailable(ModelError):
    """The model is out of reach, refuses us or is overloaded, whatever the text: try later, or change a setting."""


class StorageError(EujpError):
    """The database is unreachable, newer than this program, or broken."""


class DeliveryError(EujpError):
    """A message could not be posted, or it is not known whether it was."""


class TransientDelivery(DeliveryError):
    """Not posted; worth another try. `retry_after` is the seconds the platform asked to wait, if it did.

    `everywhere` says that it asked to wait with every message, not only with those for this channel.
    """

    def __init__(
        self, template: str, retry_after: float | None = None, *, everywhere: bool = False, **values: Value
    ) -> None:
        """Keep the wait beside the sentence."""
        super().__init__(template, **values)
        self.retry_after = retry_after
        self.everywhere = everywhere


class PermanentDelivery(DeliveryError):
    """Not posted, and not worth another try until a person changes something."""


class UncertainDelivery(DeliveryError):
    """The platform may have posted it: the answer was lost. Only a look at the channel can tell."""


class HistoryUnreadable(DeliveryError):
    """The channel's history cannot be read, so an uncertain delivery stays uncertain."""
