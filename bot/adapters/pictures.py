"""Drawing charts as PNG: in a worker process, once each, and only where the extra `pictures` is installed.

It stands among the adapters because what draws is a large package outside; a chart without a picture shows its words.
"""

from __future__ import annotations

import importlib.util
import io
import logging
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.adapters.shared import Shared
from bot.domain.errors import ReadingError
from bot.domain.messages import Chart, ChartWords, Message
from bot.domain.ports import Workers

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

Draw: TypeAlias = Callable[[Chart], Awaitable[bytes | None]]
"""Gives the PNG of a chart, or None where it is to stand in words (Pictures.draw)."""

_LOG = logging.getLogger(__name__)

_KEPT: Final = 32
"""Charts kept drawn: the channels of one slot mostly share theirs."""

_PATIENCE: Final = 12.0
_REST: Final = 60.0
"""Seconds: a first drawing starts a process and reads the fonts; a send has 30 in all."""

_LARGEST: Final = 200_000
"""Bytes; a chart as it is drawn here has a third of it."""

_WIDTH: Final = 8.0
_PER_LABEL: Final = 0.62
_AROUND: Final = 1.5
_MARGIN: Final = 0.12
_DPI: Final = 110
"""Inches and dots: 880 points wide, below 60 kB as measured with eight topics."""

_NOW: Final = "#2f5da9"
_BEFORE: Final = "#b9c4d6"
_INK: Final = "#22262e"
_PAPER: Final = "#ffffff"

_FAMILIES: Final = ("Noto Sans JP", "Noto Sans CJK JP", "IPAexGothic", "Hiragino Sans", "Yu Gothic", "Meiryo")
"""Sans-serif fonts that have Japanese and that systems bring; the first is the most readable small."""

_FONT_PACKAGE: Final = "matplotlib_fontja"
_LONGEST_LABEL: Final = 46


class Pictures:
    """Draws charts, each once. `workers` keep a drawing that hangs or crashes away from this process."""

    def __init__(self, workers: Workers, patience: float = _PATIENCE) -> None:
        self._workers = workers
        self._drawn = Shared(self._draw, _KEPT, patience, _REST)
        self._can_draw = importlib.util.find_spec("matplotlib") is not None
        if not self._can_draw:
            _LOG.info("Digests show their charts in words: pip install 'eujp[pictures]' has them drawn.")

    async def draw(self, chart: Chart) -> bytes | None:
        """Give a chart as a PNG of at most 200 kB; None when it cannot be drawn, or not in time. Raises nothing."""
        return await self._drawn.of(chart) if self._can_draw else None

    async def _draw(self, chart: Chart) -> bytes | None:
        try:
            png = await self._workers.run(draw, chart)
        except ReadingError as error:
            _LOG.warning("A chart could not be drawn, its words are shown instead. %s", error)
        except Exception:  # noqa: BLE001  what another package raises must never keep a digest back
            _LOG.exception("A chart could not be drawn, its words are shown instead.")
        else:
            if len(png) <= _LARGEST:
                return png
            _LOG.warning("A chart came out too large (%d bytes), its words are shown instead.", len(png))
        return None


async def in_words(_: Chart) -> bytes | None:
    """Draw nothing, so that each chart stands in words."""
    return None


def charts_of(message: Message) -> tuple[Chart, ...]:
    """Give a message's charts, in order."""
    return tuple(block for block in message.blocks if isinstance(block, Chart))


async def drawn(message: Message, draw: Draw) -> dict[Chart, bytes]:
    """Give the PNG of each of a message's charts that could be drawn."""
    made = [(chart, await draw(chart)) for chart in charts_of(message)]
    return {chart: png for chart, png in made if png}


def draw(chart: Chart) -> bytes:
    """Give the chart as a PNG, written in its own words or, where no font has these, in English."""
    # An extra, and heavy: only the process that draws loads it.
    from matplotlib.figure import Figure  # noqa: PLC0415  as said
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415  as said

    words, font = _legible(chart)
    height = _AROUND + _PER_LABEL * len(words.labels)
    figure = Figure(
        figsize=(_WIDTH, height),
        dpi=_DPI,
        facecolor=_PAPER,
        layout=ConstrainedLayoutEngine(w_pad=_MARGIN, h_pad=_MARGIN),
    )
    axes = figure.add_subplot()
    _bars(axes, chart, words, font)
    _write(axes, words, font)
    figure.legend(prop=_sized(font, 10), frameon=False, ncols=2, loc="outside lower right")
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _bars(axes: Axes, chart: Chart, words: ChartWords, font: FontProperties) -> None:
    places = range(len(words.labels))
    now = axes.barh([place - 0.2 for place in places], chart.now, 0.38, color=_NOW, label=words.now)
    before = axes.barh([place + 0.2 for place in places], chart.before, 0.38, color=_BEFORE, label=words.before)
    axes.bar_label(now, fmt="{:g}", padding=4, color=_INK, fontproperties=font, fontsize=11, fontweight="bold")
    axes.bar_label(before, fmt="{:.1f}", padding=4, color=_INK, fontproperties=font, fontsize=10)
    axes.set_xlim(0, max((*chart.now, *chart.before, 1.0)) * 1.12)


def _write(axes: Axes, words: ChartWords, font: FontProperties) -> None:
    axes.set_yticks(range(len(words.labels)), [_short(label) for label in words.labels])
    for label in axes.get_yticklabels():
        label.set_fontproperties(_sized(font, 11))
        label.set_color(_INK)
    axes.invert_yaxis()
    axes.set_title(words.title, fontproperties=_sized(font, 13), color=_INK, loc="left", pad=12)
    axes.tick_params(length=0)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)


def _sized(font: FontProperties, size: int) -> FontProperties:
    sized = font.copy()
    sized.set_size(size)
    return sized


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"


def _legible(chart: Chart) -> tuple[ChartWords, FontProperties]:
    """Give the words to write and a font that has all their characters."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  as above

    needed = _characters(chart.words)
    for path in _fonts():
        if needed <= _characters_of(path):
            return chart.words, FontProperties(fname=path)
    return chart.plain, FontProperties(fname=next(_fonts()))


def _characters(words: ChartWords) -> set[int]:
    texts = (words.title, words.now, words.before, *words.labels, "…0123456789.")
    return {ord(character) for text in texts for character in text if not character.isspace()}


def _fonts() -> Iterator[str]:
    """Give font files: the one that comes with every installation, then those that have Japanese."""
    from matplotlib.font_manager import FontProperties, findfont, fontManager  # noqa: PLC0415  as above

    yield str(findfont(FontProperties()))
    named = {font.name: font.fname for font in fontManager.ttflist}
    yield from (named[family] for family in _FAMILIES if family in named)
    # Found without being imported, which would change the fonts of everything drawn in the process.
    package = importlib.util.find_spec(_FONT_PACKAGE)
    for folder in (package.submodule_search_locations or ()) if package else ():
        yield from map(str, sorted(Path(folder).glob("fonts/*.ttf")))


def _characters_of(path: str) -> set[int]:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415  as above

    return {int(code) for code in FT2Font(path).get_charmap()}
