"""The offices whose holders people ask for, in the languages read here: data for answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.reading.text.phrases import Phrases

OFFICES: Final[Mapping[str, Phrases]] = {
    "high representative": Phrases("""
        high representative, foreign policy chief, top diplomat, außenbeauftragte*, hohe vertreterin, hoher vertreter
        hohen vertreter, hohen vertreterin, chefdiplomat*, haut représentant, haute représentante
        chef de la diplomatie européenne, cheffe de la diplomatie européenne, alto rappresentante
        alta rappresentante, alto representante, alta representante, hoge vertegenwoordig*, buitenlandchef
        wysoki przedstawiciel, wysoka przedstawicielka, 上級代表, 高级代表, 고위대표
    """),
    "head of government": Phrases("""
        prime minister, premier, premierminister*, ministerpräsident*, premier ministre, première ministre
        primo ministro, prima ministra, primer ministro, primera ministra, minister-president, premierem
        primeiro-ministro, chancellor, bundeskanzler*, kanzler*, chancelier, cancelliere, canciller, 首相, 総理
        総理大臣, 총리
    """),
    "foreign minister": Phrases("""
        foreign minister, minister for foreign affairs, minister of foreign affairs, außenminister*
        ministre des affaires étrangères, ministro degli esteri, ministra degli esteri, ministro de exteriores
        ministro de asuntos exteriores, minister van buitenlandse zaken, minister spraw zagranicznych, 外相, 外務大臣
        外务大臣, 외무상
    """),
    "defence minister": Phrases("""
        defence minister, defense minister, minister of defence, minister of defense, verteidigungsminister*
        ministre de la défense, ministro della difesa, ministro de defensa, minister van defensie, 防衛相, 防衛大臣
        防卫大臣, 방위상
    """),
    "president": Phrases("""
        president, präsident*, kommissionspräsident*, ratspräsident*, président, présidente, presidente, voorzitter
        przewodnicząc*, 委員長, 議長, 常任議長, 主席, 위원장
    """),
    "ambassador": Phrases("""
        ambassador, botschafter*, ambassadeur*, ambassadrice, ambasciatore, ambasciatrice, embajador*, ambasador*, 大使
        대사
    """),
}
"""By office, its titles; those of the catalogue are in English."""

UNIQUE: Final = frozenset({"high representative"})
"""Offices there is one of: nothing else says whose."""

DEPUTY = re.compile(r"(?:\b(?:vice|deputy)[ -]|\bvize-?|副)$")
"""What before a title makes it another one."""
