"""The language model: any server that speaks OpenAI's chat completions."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain.errors import ModelError, ModelUnavailable, SettingsError

if TYPE_CHECKING:
    import openai

SECONDS = 60.0
"""How long one answer may take."""

_TRIES_AGAIN = 2
"""After a lost connection, 408, 409, 429 or 5xx; the library waits as Retry-After says, up to a minute."""

_MOST_TOKENS = 700
"""More than a headline and three sentences take in any script."""

_REFUSALS = {
    HTTPStatus.UNAUTHORIZED: "does not accept the key: check EUJP_MODEL_KEY",
    HTTPStatus.FORBIDDEN: "does not allow this key to use the model: check EUJP_MODEL_KEY and EUJP_MODEL_NAME",
    HTTPStatus.NOT_FOUND: "knows no model of that name at that address: check EUJP_MODEL_NAME and EUJP_MODEL_URL",
    HTTPStatus.TOO_MANY_REQUESTS: "has had too many requests, or the account is used up: it is asked again later",
}


class OpenAIModel:
    """A model behind an OpenAI-compatible address, as bot.domain.ports.Model."""

    def __init__(self, url: str, name: str, key: str = "", seconds: float = SECONDS) -> None:
        """Make the client; nothing is asked yet. Raises SettingsError when the openai package is not installed."""
        try:
            import openai  # noqa: PLC0415  an extra: only who sets a model has it, or pays for its import
        except ImportError:
            raise SettingsError(
                "EUJP_MODEL_URL is set, but the package for language models is not installed: "
                "install it with pip install 'eujp[model]', or unset EUJP_MODEL_URL."
            ) from None
        self.name = name
        self._openai = openai
        self._seconds = seconds
        self._host = urlsplit(url).netloc
        self._client = openai.AsyncOpenAI(
            base_url=url,
            api_key=key or "none",  # servers without keys take any; the library takes no empty one
            timeout=seconds,
            max_retries=_TRIES_AGAIN,
        )

    async def complete(self, instructions: str, text: str) -> str:
        """Give the model's answer to `instructions` about `text`. Raises ModelUnavailable or ModelError."""
        try:
            async with asyncio.timeout(self._seconds * (_TRIES_AGAIN + 1)):  # the library's limit is for each byte
                answer = await self._client.chat.completions.create(
                    model=self.name,
                    messages=[{"role": "system", "content": instructions}, {"role": "user", "content": text}],
                    max_tokens=_MOST_TOKENS,
                    temperature=0,
                )
            said = answer.choices[0].message.content
        except (self._openai.OpenAIError, TimeoutError) as error:
            raise self._failure(error) from None
        except (AttributeError, IndexError, TypeError, ValueError):
            raise ModelError(f"The model {self.name} at {self._host} gave an answer of another kind.") from None
        if not isinstance(said, str) or not said.strip():
            raise ModelError(f"The model {self.name} at {self._host} gave an empty answer.")
        return said

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    def _failure(self, error: openai.OpenAIError | TimeoutError) -> ModelError:
        """Put an error into one sentence, without the server's words: they may hold the key."""
        who = f"The model server {self._host}"
        if isinstance(error, self._openai.APITimeoutError | TimeoutError):
            return ModelError(f"{who} took too long to answer.")
        if isinstance(error, self._openai.APIStatusError):
            return self._refusal(who, error.status_code)
        if isinstance(error, self._openai.APIConnectionError):
            return ModelUnavailable(f"{who} cannot be reached: check EUJP_MODEL_URL, and that it runs.")
        return ModelError(f"The model {self.name} at {self._host} gave an answer of another kind.")

    def _refusal(self, who: str, status: int) -> ModelError:
        if status in _REFUSALS:
            return ModelUnavailable(f"{who} {_REFUSALS[HTTPStatus(status)]}.")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return ModelUnavailable(f"{who} is in trouble (status {status}): it is asked again later.")
        return ModelError(f"{who} did not take the text (status {status}).")
