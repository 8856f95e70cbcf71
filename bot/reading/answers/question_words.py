"""How questions ask in each language, and the words of theirs that ask for nothing: data for answers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.reading.text.phrases import Phrases


def _words(block: str) -> frozenset[str]:
    """Cut a block of words, set apart by white space, into its words."""
    return frozenset(block.split())


class Kind(StrEnum):
    """What a question asks for."""

    WHEN = "a date"
    HOW_MUCH = "a figure"
    WHO = "a person or body"
    WHERE = "a place"
    OTHER = "what is said of it"


ASKING: Mapping[Kind, Phrases] = {
    Kind.HOW_MUCH: Phrases("""
        how many, how much, how long, how large, how big, how high, how often, what share, what percentage
        what percent, what proportion, what number, how far, wie viel, wie viele, wie vielen, wieviel, wieviele
        wie hoch, wie groß, wie lange, wie oft, welcher anteil, combien, quelle part, quel pourcentage
        quel nombre, quel montant, quanto, quanta, quanti, quante, quale percentuale, quale quota, cuánto
        cuánta, cuántos, cuántas, cuanto, cuantos, cuantas, qué porcentaje, qué parte, hoeveel, hoe lang
        hoe groot, ile, ilu, quantos, quantas, いくつ, いくら, 何人, 何回, 何回目, 何カ国, 何か国, 何時間
        何年間, 何件, 何票, 何隻, 何億, 何万, 何%, 何パーセント, 何品目, 何社, 何度, 何割, どれくらい
        どのくらい, どれだけ, 多少, 几个, 几次, 几轮, 얼마, 몇 명, 몇 번, 몇 개
    """),
    Kind.WHEN: Phrases("""
        when, since when, what date, which date, what year, which year, what day, which day, what month
        which month, wann, seit wann, welchem jahr, welchem tag, welchem monat, welches datum, quand
        depuis quand, quelle date, quelle année, quel jour, quel mois, quando, da quando, che anno, quale anno
        che data, quale data, che giorno, cuándo, cuando, desde cuándo, qué fecha, qué año, qué día, en qué mes
        wanneer, sinds wanneer, welk jaar, welke datum, kiedy, od kiedy, którym roku, que ano, que data, いつ
        何年, 何月, 何日, 什么时候, 何时, 哪一年, 哪年, 언제, 몇 년
    """),
    Kind.WHERE: Phrases("""
        where, which city, what city, which place, wo, wohin, welcher stadt, welchem ort, où, quelle ville, dove
        quale città, dónde, donde, qué ciudad, waar, welke stad, gdzie, onde, どこ, どの都市, 哪里, 在哪, 어디
    """),
    Kind.WHO: Phrases("""
        who, whom, whose, which minister, which ministers, which commissioner, which body, wer, wen, wem
        welcher minister, welche ministerin, qui, quel ministre, quels ministres, chi, quale ministro, quién
        quiénes, quien, qué ministro, kto, kogo, quem, 誰, だれ, どの大臣, どの機関, 谁, 누가, 누구
    """),
    Kind.OTHER: Phrases("""
        what, which, how, why, welche, welcher, welches, welchen, was, wie, warum, worum, wozu, que, quel
        quelle, quels, quelles, quoi, pourquoi, comment, che, cosa, che cosa, quale, quali, come, perché, qué
        cuál, cuáles, cómo, por qué, wat, welke, welk, hoe, waarom, co, jak, jaki, jakie, dlaczego, o que, qual
        何, どの, どう, どんな, なぜ, どのような, 什么, 哪些, 为什么, 무엇, 어떤, 왜
    """),
}
"""The words that ask, by what they ask for; those of the first kind found in this order count."""

NOT = Phrases("""
        not, never, didn't, hasn't, haven't, wasn't, isn't, won't, refuse*, reject*, nicht, nie, kein, keine
        keinen, n'a, n'ont, n'est, jamais, non, nunca, no ha, no han, no se, niet, geen, nie jest, não
        しなかった, していない, ていない, なかった, 拒否, 没有, 拒绝, 않
    """)
"""What makes a question ask for what was not done."""

COMING = Phrases("""
        next, upcoming, forthcoming, is scheduled, are scheduled, is planned, are planned
        nächst*, kommende*, bevorstehend*, ist geplant, sind geplant, geplant ist, geplant sind
        prochain*, est prévu*, sont prévu*, est-il prévu, est-elle prévue, sont-ils prévus, sont-elles prévues
        prossim*, è previst*, sono previst*, è in programma, sono in programma
        próxim*, está previst*, están previst*, está programad*, están programad*
        volgende, komende, aanstaande, is gepland, zijn gepland, staat gepland, staan gepland
        następn*, najbliższ*, 次の, 次回, 今後, これから, 予定, 下一次, 下次, 下届, 다음, 차기, 예정
    """)
"""What makes a question ask for what is still to come."""

NOT_COMING = Phrases("""
        next generation, next-generation, nextgenerationeu, next steps, next step, next to, next day
        in den nächsten jahren
        予定だった, 予定でした, 予定されていた, 予定されていました
    """)
"""Words that hold one of those and tell of something else, or of what was to come then."""

LATEST = Phrases("""
    last, last time, latest, most recent, most recently, previous, newest, letzte, letzten, letzter, letztes, zuletzt
    jüngste, jüngsten, jüngster, jüngstes, vorige, vorigen, voriger, neueste, neuesten, neuester
    dernier, dernière, derniers, dernières, la plus récente, le plus récent, précédent, précédente
    ultimo, ultima, ultimi, ultime, più recente, precedente, último, última, últimos, últimas, más reciente, anterior
    laatste, vorige, meest recente, ostatni*, poprzedni*, mais recente
    直近の, 直近, 前回の, 前回, 最新の, 最新, 最近の, 最後の, 最後に, 先般の, 最近一次, 上一次, 上次, 上届, 最新的
    지난, 최근, 최신
""")
"""What makes a question ask for the newest of its kind."""

NOT_LATEST = Phrases("""
    last years, last decade, last decades, last century, last few, last two, last three, last five, last ten
    last minute, last name, at last, last resort, letzten jahren, letzten jahre, letzten monaten, letzter minute
    dernières années, derniers mois, dernière minute, ultimi anni, ultimi mesi, ultimo minuto, último momento
    últimos años, últimos meses, últimos anos, laatste jaren, ostatnich lat*
""")
"""Words that hold one of those and tell of a stretch of time, or of none."""

WHATS_NEW = Phrases("""
    what's new, what is new, whats new, anything new, something new, any news, what news, the news
    latest news, recent news, what's the latest, what is the latest, whats the latest
    what happened today, what's happening, what is happening, what's going on, what is going on, what's up
    was gibt es neues, was gibt's neues, gibt es neues, gibt es neuigkeiten, irgendwas neues, was ist neu, was ist los
    quoi de neuf, quoi de nouveau, du nouveau, du neuf, des nouvelles, quelles nouvelles, quelles sont les nouvelles
    novità, che c'è di nuovo, cosa c'è di nuovo, qualcosa di nuovo, hay novedades, qué hay de nuevo, algo nuevo
    qué novedades, qué noticias, wat is er nieuw, is er nieuws, nog nieuws, iets nieuws, co nowego, novidades
    何か新しい, 新しいこと, 新しい情報, 新しいニュース, 最新ニュース, 最新情報, 最新の情報, 最新のニュース, 最新の動き
    最近の動き, 新着, 何か変わった, 何かあった, ニュースは, 有什么新, 新消息, 最新消息, 새로운 소식, 최신 소식
""")
"""How people ask for whatever is new."""

ASIDE = Phrases("""
    after, before, following, ahead of, since, prior to, eve of, nach, vor, après, avant, avant le, dopo, prima del
    tras, después de, antes de, antes del, na, voor, po, przed, depois, antes
""")
"""What before a thing makes it the time of another: a day after the summit."""

DENIED = Phrases("""
    deny, denies, denied, denying, denial*, dismiss*, refut*, rejected reports, rejected claims, not, never, no
    hasn't, haven't, didn't, nicht, kein, keine, keinen, nie, bestreit*, bestritt*, dementi*, zurückgewiesen
    n'a, n'ont, n'est, ne, jamais, démen*, nié, nie, niait, non, smenti*, nega, negato, negó, niega
    niegan, negaron, desmint*, desmient*, nunca, niet, geen, nooit, ontken*, zaprzecz*, desmentiu, negou
""")
"""What, before an act or request in its clause, denies it."""

DENIED_BEHIND = Phrases("""
    していない, していません, しなかった, しておらず, ておらず, ていない, ていません, ない, 否定, 没有, 否认, 않
    부인
""")
"""The same behind it, where verbs come last."""

IGNORED = _words("""
    sui sugli sulle sull nello nelle negli dello dagli dalle dai dal col coi presso verso ci loro questo questa lors
    lorsque où dont celui celle cela leur nos vos beide beiden dieser dieses diese diesem welchem etwa bisher jemals
    esta este estos estas ese esa entonces ellos ellas ante tras hacia según waarin tussen dat deze nog ooit jest byli
    a an the this that these those its it their there his her he she they we our us you your i me my one ones
    and or but of in on at by for from to into with without within under over about between among during since
    until till as than then so if up out off per via regarding concerning after before is are was were be been
    being am do does did done has have had having will would shall should can could may might must much many
    long more most some any all both each every other another also still yet already ever just only exactly
    please tell say says said know give gives given show happen happened happens take takes took taken make made
    makes get got come came comes go goes went date day year month number name names called country countries
    side sides part parts thing official officially according archive source sources article articles news press
    impose imposes imposed verhängt verhängte verhängten
    report reports reported current currently now latest recent recently agreement agreements accord accords
    deal deals pact pacts treaty treaties text instrument bilateral european europe's japan's japanese amount
    amounts figure total worth der die das den dem des ein eine einen einem einer eines und oder aber von vom zu
    zum zur im auf aus bei beim mit nach seit über um unter für durch gegen zwischen während bis als wie es er
    sie wir ihr ihre ihren seine sein ist sind war waren wird werden wurde wurden worden hat haben hatte hatten
    kann können soll gibt gab ging auch noch schon bereits sich nicht denn eigentlich genau jahr tag monat datum
    abkommen vertrag vereinbarung europäische europäischen europäischer japanische japanischen japanischer mal
    le la les l un une du de d au aux en dans sur sous pour par avec sans entre pendant depuis vers chez et ou
    mais ce cet cette ces il elle ils elles se s son sa ses leur leurs y t ont est sont était étaient été être
    avoir fut sera seront fait font faire eu plus déjà année jour mois traité pacte texte européen européenne
    européens européennes japonais japonaise japonaises grâce lo gli uno una di del dello della dei degli delle
    al allo alla ai agli alle da dal dalla nel nella nei su sul sulla con tra fra e o ma che si ha hanno è sono
    era erano stato stata stati state essere avere fu sarà più già data anno giorno mese accordo accordi
    trattato patto intesa europeo europea europei europee giapponese giapponesi suo sua el los las unos unas por
    para sin sobre desde hasta pero sus que han fue fueron ser sido está están hay más ya año día mes fecha
    acuerdo acuerdos tratado pacto europeos europeas japonés japonesa japoneses het een van voor met op te naar
    door bij tussen zijn werd heeft hebben ook akkoord overeenkomst verdrag japanse europese w z na oraz się
    jest był była było są jej jego os dos no nos nas em com foi foram umowa umowy acordo
""")
"""Words that may stand in a question without having to stand in an answer."""

IGNORED_BESIDE_ACT = _words("""
    trat traten tritt treten nahm nahmen kam kamen statt ab auf entré entrée entrés entrer entrato entrata entró
    entrar mis mise
""")
"""Parts of verbs that say nothing beside the other part: trat … in Kraft, fand … statt, entré en vigueur."""

LINKS = _words("""
    and with from in to of for by between about at or
    within under towards und mit von vom aus in nach zu zum zur
    für durch zwischen über auf an oder et avec de du des en à
    au aux pour par entre sur ou dans e ed con da dal dalla
    di del della dell in al alla per tra fra su y e
    desde para por entre sobre met van uit naar voor door tussen op
    z i od do dla przez między w na com por para
""")
"""Words that put names side by side, or say where and for whom: what stands so is not done by one to the other."""

BY = _words("by von durch par da dal dalla dall por door przez pelo pela")
"""What names who does it, where that comes last."""

SMALL = _words("""
    the a an its this that s was were is are has
    had have been be finally formally officially did does do also der
    die das den dem des wurde wurden ist sind war worden am im
    hat hatte haben l le la les un une fut est sont a été
    ont avait il lo i gli è stato stata ha sono el los fue
    ha han sido está het werd is heeft de in on at since from
    as by t ils elle は が を も に の
""")
"""Articles and the like, that may stand between an act and what it is done to."""

OBJECT = {"de": _words("die"), "es": _words("a")}
"""By language, what a name begins with that something is done to, where the verb stands elsewhere."""

UNORDERED = Phrases("""
    prime minister, premier ministre, première ministre, premiers ministres, primo ministro, prima ministra
    primer ministro, primera ministra, primeiro-ministro, primeiro ministro, premier league, first half
    first quarter, first lady, first of all, at first, first of its kind, erstes halbjahr, ersten halbjahr
    premier semestre, premier trimestre, premier temps, tout premier plan, prima volta nei
""")
"""Words for "first" that number nothing."""

IGNORED_CJK = Phrases("""
        日本側, 欧州側, 双方, 両者, 両国, 両首脳, 現在, 今年, 時期, 年月日, 日付, 場所, 人物, 内容, 教え, 記事
        情報源, 協定, 条約, 合意文書, 欧州, 日欧, について, に関する, における, との間, 最初, 我们, 现在, 日期
        协定, 协议, 哪个, 협정, 현재
    """)
"""The same in Chinese, Japanese and Korean."""
