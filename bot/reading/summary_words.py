"""Words with which a sentence leans on the one before, and words of saying: data for choosing a summary."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.reading.phrases import Phrases

DANGLING: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("""
        he, she, it, they, this, these, those, that, his, her, its, their, both, such, there, here, one, another
        some, others
        in this context, in that context, meanwhile, however, moreover, furthermore, additionally, in addition
        also, but, and, so, yet
        or, therefore, thus, hence, instead, then, as a result, for this, for example, for instance, by contrast
        at the same time
        later, earlier, afterwards, besides, on the other hand, in turn, according to him, according to her
        the two, the first goal
        similarly, likewise, nevertheless, nonetheless, still, finally, the move, the decision, the document
        the agreement, the deal
        the pact, the meeting, the visit, the talks, the proposed agreement, the accord, the statement
        the proposal, the plan
        the project, the background, the former, the latter, the same, the text, we, our, i, you, read more, click
        photo, image
        source, see also, also read, advertisement, neither side, the arrangement, under the arrangement
        officials said, the participants
    """),
    "de": Phrases("""
        er, sie, es, dies, diese, dieser, dieses, damit, dabei, dazu, dafür, darüber, daher, deshalb, deswegen
        allerdings, jedoch
        zudem, außerdem, auch, aber, und, doch, dennoch, trotzdem, hierzu, in diesem zusammenhang, unterdessen
        inzwischen
        gleichzeitig, ferner, so, dann, beide, sein, seine, ihr, ihre, wir, ich, das abkommen, die vereinbarung
        der schritt
        das treffen, der vertrag, das dokument, das papier, darin, daran, danach, zuvor, hingegen, beteiligt
        kurz zuvor
    """),
    "fr": Phrases("""
        il, elle, ils, elles, ce, cet, cette, ces, cela, ceci, c'est, ainsi, mais, et, or, donc, toutefois
        cependant, par ailleurs
        en outre, de plus, dans ce contexte, pendant ce temps, en effet, de même, aussi, également, enfin, son, sa
        ses, leur, leurs
        nous, je, l'accord, ce dernier, selon lui, selon elle, pour sa part, de son côté, à cet égard, le texte
        la rencontre
        le document, les deux, dans le cadre de ce
    """),
    "it": Phrases("""
        egli, lui, lei, loro, questo, questa, questi, queste, quest'ultimo, ciò, tale, tali, esso, essa, inoltre
        tuttavia, però, ma, e
        quindi, così, intanto, nel frattempo, in questo contesto, anche, infine, invece, dunque, noi, io, il suo
        la sua, l'accordo
        a tal fine, entrambi, entrambe, i due, le due, il documento, il testo, l'intesa, i colloqui, la decisione
        è il
    """),
    "es": Phrases("""
        él, ella, ello, ellos, ellas, este, esta, esto, estos, estas, ese, esa, eso, además, sin embargo
        no obstante, pero, y, así
        por tanto, por lo tanto, mientras tanto, en este contexto, también, asimismo, por otra parte, su, sus
        nosotros, yo
        el acuerdo, ambos, ambas, según él, los dos, el documento, el texto, el pacto, la decisión, el arreglo
    """),
    "nl": Phrases("""
        hij, zij, ze, het akkoord, dit, deze, dat, daarnaast, bovendien, echter, maar, en, ook, tevens, intussen
        wij, de twee
    """),
    "pl": Phrases("""
        on, ona, ono, oni, to, ten, ta, te, jednak, ale, i, ponadto, także, również, tymczasem, obie strony
    """),
    "ja": Phrases("""
        これ, この, それ, その, こうした, そうした, 同, 両者, 両氏, 両首脳, 双方, 彼, 彼女, また, さらに, しかし
        一方, なお, そして, だが, ただ, したがって, そのため, 同時に, 加えて, 特に, 例えば, つまり, 一連の, 氏は, 会談後
    """),
    "zh": Phrases("他, 她, 它, 这, 该, 此, 双方, 同时, 但, 然而"),
    "ko": Phrases("그는, 이는, 이들, 또한, 그러나, 한편, 양측, 이어"),
})  # fmt: skip
"""What a sentence to stand alone cannot begin with, by language: French "il" leans, Italian "il" does not."""

SAYING = Phrases("""
said, says, say, told, added, adds, stated, explained, according to, announced, noted, stressed, declared, called
wrote, reads
sagte, sagten, erklärte, erklärten, betonte, laut, so, hieß es, teilte, fügte, kündigte, nannte
a déclaré, ont déclaré, déclare, déclaré, dit, selon, a expliqué, a ajouté, a souligné, a affirmé, indiqué
d'après, annoncé
ha detto, ha dichiarato, dichiarato, ha affermato, ha spiegato, ha aggiunto, aggiunto, secondo, ha sottolineato
detto, annunciato
dijo, declaró, afirmó, explicó, añadió, según, señaló, subrayó, anunció, aseguró
zei, verklaarde, aldus, volgens, powiedział, powiedziała, oświadczył
と述べ, と語, と話, と強調, とした, と説明, によると, と表明, と指摘, 述べた, 说, 表示, 称, 말했다, 밝혔다
""")
"""What says whose words a quotation is."""
