"""What `eujp analyze` says of an article's claims, in the words of its JSON."""

from __future__ import annotations

import json

from bot.reading.naming.names import NameFinder
from bot.services.analyzing import analyze_lines

TEXT = "Japan and the European Union launched a strategic dialogue in Brussels on 13 July 2023."


def analyzed(names: NameFinder, *texts: str) -> list[dict[str, object]]:
    lines = [json.dumps({"id": number, "text": text, "published": "2023-07-13"}) for number, text in enumerate(texts)]
    return [dict(said) for said in analyze_lines(lines, names)]


def test_a_claim_is_told_with_its_quote_date_and_outcome(names: NameFinder) -> None:
    (said,) = analyzed(names, TEXT)

    assert said["claims"] == [
        {
            "statement": TEXT,
            "date": "2023-07-13",
            "precision": "day",
            "reason": "the text says so",
            "outcome": "conflicts",
            "fact": "f001",
            "why": "The text says launched; the fact has it as agreed.",
            "quote": TEXT,
            "start": 0,
            "end": len(TEXT),
            "topics": ["security-defence-partnership"],
            "actors": ["japan", "eu"],
        }
    ]


def test_launched_above_and_agreed_below_is_a_conflict_within_the_text(names: NameFinder) -> None:
    texts = (
        "Japan and the European Union launched a dialogue on hydrogen in Brussels on 13 July 2023.",
        "Both sides agreed to launch a dialogue on hydrogen.",
    )
    (said,) = analyzed(names, "\n\n".join(texts))
    claims = said["claims"]

    assert isinstance(claims, list)
    assert [(claim["outcome"], claim["why"]) for claim in claims] == [
        ("conflicts", f"The text says launched, and elsewhere only agreed: {texts[1]}"),
        ("new", None),
    ]


def test_what_is_not_relevant_claims_nothing(names: NameFinder) -> None:
    (said,) = analyzed(names, "The team from Kyoto signed a striker from Madrid on 8 May 2024.")

    assert said["claims"] == []
