"""Words with which a sentence leans on the one before, or takes up what it named: data for summaries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.reading.text.phrases import Phrases

DANGLING: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("""
        at the time, in total, in exchange, in response, back then, in all, overall, in both cases, of the total
        by comparison, he, she, they, this, these, those, that, his, her, its, their, such, there, here, one
        another, of these, some, others, most of them, none of, all of them, each of them, similar, more
        beyond that, beyond this, in this context, in that context, meanwhile, however, moreover, furthermore
        additionally, in addition, also, but, and, so, yet, or, nor, neither, therefore, thus, hence, instead, then
        as a result, for this, in return, for example, for instance, by contrast, in contrast, at the same time
        later, earlier, afterwards, besides, on the other hand, in turn, according to him, according to her
        the first goal, in practice, not least, similarly, likewise, nevertheless, nonetheless, still, finally
        the background, the former, the latter, the same, we, our, i, my, you, your, read more, click, photo, image
        picture, source, see also, also read, advertisement, for its part, on its part, for his part, for her part
        for their part, as well as, above all, after that, since then, until then, that said, to this end
        to that end, with this, with that, by then, what, why, how, who
    """),
    "de": Phrases("""
        damals, insgesamt, im gegenzug, als reaktion, das teilten, das teilte, in beiden fällen, zum vergleich, er
        sie, dies, diese, dieser, dieses, diesen, diesem, damit, dabei, dazu, dafür, darüber, daher, deshalb
        deswegen, allerdings, jedoch, zudem, außerdem, auch, aber, und, doch, dennoch, trotzdem, hierzu, hinzu
        in diesem zusammenhang, unterdessen, inzwischen, gleichzeitig, ferner, so, dann, sein, seine, seiner, ihr
        ihre, ihrer, wir, ich, unser, unsere, darin, daran, darauf, davon, dadurch, danach, daneben, dagegen, zuvor
        hingegen, beteiligt, betroffen waren, kurz zuvor, genannt werden, dort, hier, denn, dessen, deren, solche
        solcher, ebenso, schließlich, weiter, weiterhin, ihm, ihnen, beim selben, foto, bild, quelle
    """),
    "fr": Phrases("""
        en échange, au total, à l'époque, en réponse, en retour, au contraire, concrètement, autour de la table, il
        elle, ils, elles, ce, cet, cette, ces, cela, ceci, c'est, ainsi, mais, et, or, donc, toutefois, celui-ci
        celle-ci, ceux-ci, celles-ci, celui, celle, ceux, celles, cependant, par ailleurs, parmi elles, parmi eux
        en outre, de plus, dans ce contexte, dans ce cadre, pendant ce temps, en effet, de même, aussi, également
        enfin, son, sa, ses, leur, leurs, nous, je, notre, nos, ce dernier, selon lui, selon elle, pour sa part
        de son côté, à cet égard, dans le cadre de ce, reste, y, en revanche, d'où, là, puis, ensuite, autre, autres
        on, photo, crédit, lire aussi
    """),
    "it": Phrases("""
        in cambio, in totale, all'epoca, in risposta, al contrario, nel complesso, di conseguenza, egli, lui, lei
        loro, questo, questa, questi, queste, quest'ultimo, quest'ultima, ciò, tale, tali, esso, essa, inoltre
        tuttavia, però, ma, e, quindi, così, intanto, nel frattempo, in questo contesto, in tale contesto, anche
        infine, invece, dunque, noi, io, il suo, la sua, i suoi, le sue, il loro, la loro, a tal fine, è, era, sono
        sarà, ha, hanno, ne, vi, poi, qui, lì, nostro, tra questi, tra queste, fra questi, a sua volta, da parte sua
        dal canto suo, secondo lui, secondo lei, non solo, foto, fonte, leggi anche, altro, altri, altre
    """),
    "es": Phrases("""
        a cambio, en total, en aquel momento, entonces, en respuesta, al contrario, en consecuencia, con ello, él
        ella, ello, ellos, ellas, este, esta, esto, estos, estas, ese, esa, eso, esos, esas, además, sin embargo
        no obstante, pero, y, así, por tanto, por lo tanto, mientras tanto, en este contexto, en este sentido
        también, asimismo, por otra parte, por su parte, su, sus, nosotros, yo, nuestro, nuestra, según él
        según ella, dicho, dicha, dichos, dichas, tal, tales, es, era, fue, son, ha, han, se, luego, allí, aquí
        entre ellos, entre ellas, a su vez, de ahí, otro, otra, otros, otras, aunque también, foto, fuente
        lea también
    """),
    "nl": Phrases("""
        in ruil, in totaal, destijds, toen, hij, zij, ze, het is, het was, het gaat, er, dit, deze, dat, die
        daarnaast, bovendien, echter, maar, en, ook, tevens, intussen, wij, we, ik, ons, onze, zijn, haar, hun
        daarmee, daarbij, daarom, daardoor, daarover, daarna, hiermee, hierbij, toch, zo, dan, verder, foto, bron
        lees ook, aanleiding is
    """),
    "pl": Phrases("""
        on, ona, ono, oni, one, to, ten, ta, te, tego, tej, tych, jednak, ale, i, a, ponadto, także, również, jego
        jej, ich, tymczasem, dodał, dodała, bez niej, bez niego, dlatego, następnie, tam, tak, my, nasz, fot, źródło
    """),
    "pt": Phrases("""
        ele, ela, eles, elas, isto, isso, aquilo, este, esta, estes, estas, esse, essa, esses, essas, além disso
        no entanto, contudo, porém, mas, e, assim, portanto, também, entretanto, por sua vez, por seu lado, seu, sua
        seus, suas, o seu, a sua, é, foi, são, neste contexto, nesse contexto, tal, tais, nós, eu, foto, fonte
    """),
    "ja": Phrases("""
        当時, 合わせて, 反対に, 結果, これ, この, それ, その, こう, そう, あの, ここ, そこ, 同, 彼, 彼女, また
        さらに, 更に, しかし, なお, そして, だが, ただ, したがって, 従って, 同時に, 加えて, 特に, 例えば, つまり
        一連の, 氏は, 会談後, 一方, ほか, 他方, 併せて, あわせて, 次に, まず, 続いて, 以上, 以下, 私, 我々, いずれも
        他の, うち, このうち, 写真, ちなみに, むしろ, とはいえ, もっとも, もう一
    """),
    "zh": Phrases("他, 她, 它, 这, 這, 该, 該, 此, 其, 同时, 同時, 但, 然而, 另外, 因此, 而, 也, 我们, 我們, 图, 圖"),
    "ko": Phrases("""
        그는, 그녀, 이는, 이들, 이번, 이에, 이를, 이와, 그러나, 하지만, 또, 또한, 한편, 이어, 아울러, 특히, 따라서
        그리고, 이날, 우리, 사진
    """),
})  # fmt: skip
"""What a sentence to stand alone cannot begin with, by language: French "il" leans, Italian "il" does not."""

DEFINITE: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("the, under the"),
    "de": Phrases("der, die, das"),
    "fr": Phrases("le, la, les, l'*"),
    "it": Phrases("il, lo, la, i, gli, le, l'*"),
    "es": Phrases("el, la, los, las"),
    "nl": Phrases("de, het"),
    "pt": Phrases("o, a, os, as"),
})  # fmt: skip
"""Articles: behind one, a noun at the beginning that names nobody has been spoken of before."""

RESUMING: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("it, they, officials said, work under"),
    "de": Phrases("""
        es, betroffen sind, betroffen waren, sie umfasst, sie sieht, sie soll, sie vereinbarten, sie verständigten
        sie einigten, sie wollen, darin ist
    """),
    "fr": Phrases("""
        il prévoit, il doit, il vise, il couvre, il comprend, il porte sur, il entrera, il vient, il permet
        il permettra, elle prévoit, elle doit, elle vise, elle couvre, elle comprend, elle porte sur, elle entrera
        elle permet, elle permettra, elle consiste, ils, elles, un tel, une telle, de tels, de telles, s'y ajoute
        s'y ajoutent
    """),
    "it": Phrases("si"),
    "pl": Phrases("""
        porozumienie, umowa, dokument, deklaracja, spotkanie, rozmowy, ministrowie, przywódcy, współpraca ma
    """),
    "ja": Phrases("""
        協定は, 文書は, 文書には, 合意は, 合意には, 声明は, 声明では, 会談では, 会合では, 協議では, 首相は, 外相は
        大臣は, 首脳は, 訓練は, 訓練には, 覚書は, 覚書には, 今回の, アライアンスは, 対話では, 対話は, 参加者
    """),
    "zh": Phrases("协议, 協議, 声明, 聲明, 会议, 會議"),
    "ko": Phrases("협정은, 합의는, 회의에서, 회담에서, 성명은, 양해각서는"),
})  # fmt: skip
"""Beginnings that take up what was just named: fit right behind the sentence that names it, and only there."""

PAIRING: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("both, the two, the three, neither side, the sides"),
    "de": Phrases("beide, beiden, die beiden, die zwei"),
    "fr": Phrases("les deux, tous deux, toutes deux, les parties, les trois"),
    "it": Phrases("entrambi, entrambe, i due, le due, le parti, i tre"),
    "es": Phrases("ambos, ambas, los dos, las dos, las partes, los tres"),
    "nl": Phrases("beide, de twee, de partijen"),
    "pl": Phrases("obie, obaj, oba, strony, dwie strony"),
    "pt": Phrases("ambos, ambas, os dois, as duas, as partes"),
    "ja": Phrases("両, 双方, 三者"),
    "zh": Phrases("双方, 雙方, 两国, 兩國, 两人"),
    "ko": Phrases("양측, 양국, 양, 두"),
})  # fmt: skip
"""Beginnings that speak of two or more together without naming them."""

WITHIN = Phrases("""
therefore, deshalb, deswegen, demnach, perciò, por eso, por ello, por lo tanto, dlatego, daarom, meanwhile, he said
she said, they said, he added, she added, he told, she told, he says, she says, it said, it added, he noted, said he
he stressed, she stressed, he warned, she warned, he argued, she argued, sagte er, sagte sie, erklärte er
erklärte sie, betonte er, betonte sie, so der minister, fügte er, fügte sie, a-t-il, a-t-elle, ajoute-t-il
ajoute-t-elle, dit-il, dit-elle, explique-t-il, explique-t-elle, précise-t-il, ha aggiunto, ha proseguito
ha concluso il ministro, prosegue, añadió, agregó, prosiguió, acrescentou, zei hij, zei ze, aldus hij, voegde hij
voegde ze, dodał, dodała, en a, en ont, 同氏, 同首相, 同外相, 同相は, 他补充说, 그는
""")
"""Words inside a sentence that leave unsaid who speaks."""

PRONOUNS: Mapping[str, Phrases] = MappingProxyType({
    "en": Phrases("he, she, they, these, those"),
    "de": Phrases("er, sie, ihm, ihnen, diese, dieser, diesen, diesem, dieses"),
    "fr": Phrases("ils, elle, elles, celui-ci, celle-ci"),
    "it": Phrases("lui, lei, loro, questi, queste"),
    "es": Phrases("él, ella, ellos, ellas, estos, estas"),
    "nl": Phrases("hij, zij, ze"),
    "pl": Phrases("on, ona, oni"),
    "pt": Phrases("ele, ela, eles, elas"),
    "ja": Phrases("同氏, 同相, 彼"),
})  # fmt: skip
"""Words for somebody named before."""

CURRENT = Phrases("""
this week, this month, this year, this spring, this summer, this autumn, this winter, in this year, diese woche
dieses jahr, diesen monat, cette semaine, cette année, ce mois-ci, ce jour, cet été, questa settimana, quest'anno
questo mese, in diesem jahr, in dieser woche, in diesem monat, in diesem frühjahr, in diesem sommer
in diesem herbst, in diesem winter, il reste à, il faudra, esta semana, este año, este mes, este ano, deze week
deze maand, dit jaar, in tym roku, w tym tygodniu, この日, このほど, 这周, 이번 주
""")
"""Beginnings that only look like leaning: they say when, or stand for nobody."""

AGREEMENTS = Phrases("""
agreement, agreements, accord, deal, pact, treaty, protocol, memorandum, partnership, alliance, arrangement, text
document, paper, negotiation*, talks, *verhandlung*, négociation*, negoziat*, negociacion*, onderhandeling*
negocjac*, negociações, 交渉, 谈判, 談判, 협상, *abkommen, *vereinbarung*, *vertrag, protokoll, *partnerschaft
*allianz, absichtserklärung, papier, accords, texte, protocole, traité, mémorandum, partenariat, accordo, accordi
intesa, testo, trattato, protocollo, documento, memorandum d'intesa, partenariato, alleanza, acuerdo, acuerdos
pacto, texto, tratado, protocolo, memorando, asociación, alianza, akkoord, afspraken, verdrag, overeenkomst, tekst
memoranda, porozumieni*, umow*, dokument*, sojusz*, partnerstw*, acordo, acordos, entendimento, parceria, 協定, 合意
文書, 覚書, 議定書, アライアンス, パートナーシップ, 协议, 協議, 协定, 備忘錄, 备忘录, 협정, 합의, 양해각서
""")
"""What the two sides conclude, under any of its names."""
