"""Titles of office in several languages, by rank: data for telling which office a name is given."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.reading.text.phrases import Phrases

TITLES: Mapping[str, Phrases] = MappingProxyType({
    "head of government": Phrases("""
        prime minister, premier, chancellor, premierminister*, ministerpräsident*, regierungschef*, kanzler*
        bundeskanzler*
        premier ministre, première ministre, chancelier, primo ministro, prima ministra, premier giapponese
        cancelliere
        primer ministro, primera ministra, canciller, premierministr*, minister-president, premiera, premierem
        首相, 総理, 총리, 总理
    """),
    "president": Phrases("""
        president, präsident*, kommissionspräsident*, ratspräsident*, kommissionschef*, ratschef*, président*
        presidente, presidenti
        voorzitter, przewodnicząc*, prezydent*, 大統領, 委員長, 議長, 常任議長, 主席, 위원장, 대통령, 议长
    """),
    "foreign minister": Phrases("""
        foreign minister, minister for foreign affairs, minister of foreign affairs, high representative
        foreign policy chief, top diplomat
        foreign affairs chief, policy chief, außenminister*, außenbeauftragte*, chefdiplomat*
        ministre des affaires étrangères
        haut représentant, haute représentante, chef de la diplomatie, cheffe de la diplomatie, ministro degli esteri
        ministra degli esteri, alto rappresentante, alta rappresentante, capo della politica estera
        capo della diplomazia
        ministro de exteriores, ministro de asuntos exteriores, alto representante, alta representante
        jefe de la diplomacia
        jefa de la diplomacia, minister van buitenlandse zaken, minister spraw zagranicznych, buitenlandchef
        外相, 外務大臣, 上級代表, 外务大臣, 외무상
    """),
    "minister": Phrases("""
        minister, ministers, secretary, wirtschaftsminister*, handelsminister*, verteidigungsminister*, ministre
        ministro, ministra
        経産相, 経済産業相, 経済産業大臣, 防衛相, 防衛大臣, 農相, 官房長官, 大臣
    """),
    "commissioner": Phrases("""
        commissioner, commissioners, vice-president, vice president, trade chief, kommissar*, handelskommissar*
        eu-kommissar*
        commissaire, commissario, commissaria, comisario, comisaria, eurocommissaris, komisarz, 欧州委員, 委員, 副委員長
    """),
})  # fmt: skip
"""Ranks of office, each with the words for it."""
