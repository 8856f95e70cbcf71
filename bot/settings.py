"""Settings: read from the environment or .env, checked all at once, secrets kept out of every repr."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.errors import SettingsError
from bot.locales.load import ENGLISH, interface_languages
from bot.reading.grounding.grounding_words import CHECKED

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_LARGEST_PORT = 65535


def _database_address(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith(("sqlite:///", "postgresql://")):
        raise ValueError("it must begin with sqlite:/// or postgresql://")
    return value


def _level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise ValueError(f"it must be one of {', '.join(_LEVELS)}")
    return value.upper()


def _channel_address(value: str) -> str:
    if value and not re.fullmatch(r"(?:slack|discord):\w+:\w+", value):
        raise ValueError("write it as slack:WORKSPACE:CHANNEL or discord:SERVER:CHANNEL, each by its id")
    return value


def _wall_clock(value: object) -> time:
    if isinstance(value, time):
        return value
    if not re.fullmatch(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]", str(value).strip()):
        raise ValueError("write it as hours and minutes, 09:00")
    hours, minutes = str(value).strip().split(":")
    return time(int(hours), int(minutes))


def _zone_name(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("name a time zone such as Europe/Brussels or Asia/Tokyo")
    return value


def _review_count(value: object) -> int:
    digits = str(value).strip()
    if not re.fullmatch(r"[1-9]|10", digits):
        raise ValueError("it must be a whole number from 1 to 10")
    return int(digits)


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("it must be one line of plain text")
    return value


def _model_address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("it must begin with http:// or https:// and a host")
    if parts.username or parts.password:
        raise ValueError("it holds a password: put that into EUJP_MODEL_KEY")
    return value


def _beginning(prefix: str) -> Callable[[SecretStr], SecretStr]:
    def check(value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(prefix):
            raise ValueError(f"it must begin with {prefix}")
        return value

    return check


def _sendable(value: SecretStr) -> SecretStr:
    key = value.get_secret_value()
    if not (key.isascii() and key.isprintable()):
        raise ValueError("it must be one line of ASCII characters")
    return value


def _checked_language(value: str) -> str:
    if value and value not in CHECKED:
        raise ValueError(f"what is written can only be checked in {', '.join(CHECKED)}")
    return value


def _interface_language(value: str) -> str:
    if value not in interface_languages():
        raise ValueError(f"it must be one of {', '.join(interface_languages())}")
    return value


def _port_number(value: object) -> int:
    digits = str(value).strip()
    if not re.fullmatch(r"[0-9]{1,5}", digits) or int(digits) > _LARGEST_PORT:
        raise ValueError(f"it must be a whole number from 0 to {_LARGEST_PORT}")
    return int(digits)


class Settings(BaseSettings):
    """Everything that can be set. Each description is that of docs/settings.md; a test keeps them the same."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True, populate_by_name=True)

    database_url: Annotated[SecretStr, AfterValidator(_database_address)] = Field(
        default=SecretStr("sqlite:///eujp.db"),
        alias="EUJP_DATABASE_URL",
        description="Where the archive is kept: sqlite:///path or postgresql://user:password@host/name.",
    )
    slack_bot_token: Annotated[SecretStr, AfterValidator(_beginning("xoxb-"))] | None = Field(
        default=None, alias="SLACK_BOT_TOKEN", description="Slack's bot token, xoxb-…; without it Slack is not started."
    )
    slack_app_token: Annotated[SecretStr, AfterValidator(_beginning("xapp-"))] | None = Field(
        default=None,
        alias="SLACK_APP_TOKEN",
        description="Slack's app token, xapp-…, for Socket Mode (no public address needed).",
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None,
        alias="SLACK_SIGNING_SECRET",
        description="Slack's signing secret, for HTTP mode instead of Socket Mode.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        alias="EUJP_SLACK_API_URL",
        description="Slack's API address; GovSlack has another one.",
    )
    discord_token: SecretStr | None = Field(
        default=None, alias="DISCORD_TOKEN", description="Discord's bot token; without it Discord is not started."
    )
    editors: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(),
        alias="EUJP_EDITORS",
        description="People who may add sources, with commas: slack:U0123,discord:4567.",
    )
    homes: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(),
        alias="EUJP_HOMES",
        description="Home workspaces and servers, with commas, whose admins are editors too: slack:T0123,discord:8901.",
    )
    editors_channel: Annotated[str, AfterValidator(_channel_address)] = Field(
        default="",
        alias="EUJP_EDITORS_CHANNEL",
        description=(
            "Where editors are shown what waits for review and told that a source fails or fell silent: "
            "slack:T0123:C0456 or discord:8901:2345; else the log tells of sources, and nothing is shown."
        ),
    )
    review_at: Annotated[time, BeforeValidator(_wall_clock)] = Field(
        default=time(9),
        alias="EUJP_REVIEW_AT",
        description="When each day the editors' channel is shown what waits for review, as HH:MM.",
    )
    review_zone: Annotated[str, AfterValidator(_zone_name)] = Field(
        default="Europe/Brussels", alias="EUJP_REVIEW_ZONE", description="The time zone of that time."
    )
    review_limit: Annotated[int, BeforeValidator(_review_count)] = Field(
        default=5,
        alias="EUJP_REVIEW_LIMIT",
        description="How many proposals that message shows at most, 1 to 10; the rest waits.",
    )
    locale: Annotated[str, AfterValidator(_interface_language)] = Field(
        default=ENGLISH,
        alias="EUJP_LOCALE",
        description="The language of `eujp chat` and of what the editors' channel is told: en or ja.",
    )
    contact: Annotated[str, AfterValidator(_one_line)] = Field(
        default="",
        alias="EUJP_CONTACT",
        description="An address or page named in the User-Agent, so that a site's owner can reach you.",
    )
    allow_hosts: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(),
        alias="EUJP_ALLOW_HOSTS",
        description="Private hosts that may be fetched all the same, with commas: intranet.example:8080.",
    )
    model_url: Annotated[str, AfterValidator(_model_address)] = Field(
        default="",
        alias="EUJP_MODEL_URL",
        description=(
            "A language model's OpenAI-compatible address, http://localhost:11434/v1 say; without it none is used "
            "(docs/model.md)."
        ),
    )
    model_name: str = Field(default="", alias="EUJP_MODEL_NAME", description="The model's name at that address.")
    model_key: Annotated[SecretStr, AfterValidator(_sendable)] | None = Field(
        default=None, alias="EUJP_MODEL_KEY", description="The key for that address, where it wants one."
    )
    model_language: Annotated[str, AfterValidator(_checked_language)] = Field(
        default="",
        alias="EUJP_MODEL_LANGUAGE",
        description=(
            f"The language the model summarises in and translates headlines into, one of {', '.join(CHECKED)}; "
            "else it summarises each article in its own and translates nothing."
        ),
    )
    chromium: str = Field(
        default="",
        alias="EUJP_CHROMIUM",
        description="The Chromium that `eujp preview` takes pictures with; else one is looked for where programs are.",
    )
    host: str = Field(
        default="127.0.0.1",
        alias="EUJP_HOST",
        description="The address the web port listens on; 0.0.0.0 in a container.",
    )
    port: Annotated[int, BeforeValidator(_port_number)] = Field(
        default=8080,
        alias="EUJP_PORT",
        description="The web port: /healthz, and /slack/events in HTTP mode.",
    )
    log_level: Annotated[str, AfterValidator(_level)] = Field(
        default="INFO", alias="EUJP_LOG_LEVEL", description="DEBUG, INFO, WARNING or ERROR."
    )

    @field_validator("editors", "homes", "allow_hosts", mode="before")
    @classmethod
    def _list(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return frozenset(part.strip() for part in value.split(",") if part.strip())

    @field_validator("editors", "homes")
    @classmethod
    def _with_platform(cls, value: frozenset[str]) -> frozenset[str]:
        wrong = sorted(part for part in value if not part.startswith(("slack:", "discord:")))
        if wrong:
            raise ValueError(f"write {wrong[0]!r} as slack:ID or discord:ID")
        return value

    @model_validator(mode="after")
    def _whole_model(self) -> Self:
        if bool(self.model_url) != bool(self.model_name):
            raise ValueError("EUJP_MODEL_URL and EUJP_MODEL_NAME go together: set both, or neither")
        return self

    def secrets(self) -> frozenset[str]:
        """Give every secret value set, for the log to leave out."""
        values = (
            self.slack_bot_token,
            self.slack_app_token,
            self.slack_signing_secret,
            self.discord_token,
            self.model_key,
        )
        password = urlsplit(self.database_url.get_secret_value()).password
        return frozenset([*(value.get_secret_value() for value in values if value), *([password] if password else [])])


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings. Raises SettingsError with one sentence that names each setting that is wrong."""
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # a documented argument that the types leave out
    except ValidationError as error:
        raise SettingsError(" ".join(_sentences(error))) from None


def _sentences(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_input=False, include_url=False):
        name = f"{fault['loc'][0]} is wrong: " if fault["loc"] else ""
        yield f"{name}{fault['msg'].removeprefix('Value error, ')}."
