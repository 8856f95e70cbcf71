"""robots.txt (RFC 9309): which pages a site asks this program not to read, and how slowly it wants the others read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from protego import Protego

PRODUCT: Final = "eujp"
"""The name by which a robots.txt speaks to this program (RFC 9309, section 2.2.1)."""

MAX_BYTES: Final = 500 * 1024
"""What stands behind is not read (RFC 9309, section 2.5)."""

LONGEST_DELAY: Final = 30.0
"""Seconds between two pages that a site may ask for."""

_AGENT: Final = re.compile(r"(\s*user[ -]?agent\b\s*:?)([^#]*)", re.IGNORECASE)
_OWN: Final = re.compile(rf"{PRODUCT}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of this program; `delay` is in seconds, 0 to LONGEST_DELAY."""

    rules: Protego
    delay: float

    def allows(self, url: str) -> bool:
        """Whether the page may be read."""
        return self.rules.can_fetch(url, PRODUCT)


def read_robots(data: bytes) -> Robots:
    """Read a robots.txt; whatever is not understood asks for nothing."""
    lines = data[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines()
    rules = Protego.parse("\n".join(map(_told_to_us_or_not, lines)))
    return Robots(rules, min(rules.crawl_delay(PRODUCT) or 0.0, LONGEST_DELAY))


def _told_to_us_or_not(line: str) -> str:
    """Put one name for all other programs: rules kept for each of thousands of names would fill the memory."""
    found = _AGENT.match(line)
    if not found or (name := found[2].strip()) == "*":
        return line
    return f"{found[1]} {PRODUCT if _OWN.match(name) else 'another'}"
