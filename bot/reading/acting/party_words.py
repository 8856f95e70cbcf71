"""How the two sides and third parties are named other than by the catalogue: data for telling who is in a text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bot.reading.text.phrases import Phrases


class Party(StrEnum):
    """A party to what a text reports. A member state counts for itself, not as the EU."""

    EU = "EU side"
    STATE = "member state"
    JAPAN = "Japan"
    OTHER = "third party"


EUROPEAN = Phrases("""
europe, european, europeans, europa, europäisch*, europäer*, europeo, europea, europei, europee, europeos, europeas
européen*, europees, europese, europejsk*, europeu*, europeia*, evropsk*, europeisk*, europaparlament*
commission, council, kommission, der rat, rat der, le conseil, la commission, il consiglio, la commissione
el consejo, la comisión, de commissie, de raad, komisja, rada, o conselho, a comissão, rada ue, dg
the bloc, bloc's, member states, member state, mitgliedstaat*, états membres
stati membri, estados miembros, lidstaten, państw członkowskich, państwa członkowskie, estados-membros, comunitari*
unijn*, strasbourg, communautaire*, atalanta, atalante, aspides
pillar ii, pilier ii, pilastro ii, pilar ii, säule ii, horizon membership, horizon association, horizon talks
欧州, 欧洲, 訪欧, 加盟国, 유럽
""")
"""Words that lean to the EU side without naming it."""

COMMISSIONERS = Phrases("""
commissioner, commissioners, kommissar*, commissaire, commissario, commissaria, comisario, comisaria, commissaris
komisarz*, comissário, comissária, meps, rapporteur, europaabgeordnet*, eurodeput*, eunavfor, 欧州委員
""")
"""Words for the EU's people."""

JAPANESE = Phrases("""
meti, jmsdf, jsdf, jetro, jica, jbic, keidanren, self-defence forces, self-defense forces
自衛隊, 海自, 陸自, 空自, 経産相, 経産省, 外務省, 護衛艦, 水上部隊, 訪日, 来日, 对日, 访日, 방일
""")
"""Words that mean Japan without naming it: its forces and agencies, and who comes to see it."""

JAPANESE_PRESS = Phrases("""
kyodo, jiji, nikkei, nhk, yomiuri, asahi, mainichi, sankei, nippon*
共同通信, 時事通信, 日経, 読売, 朝日新聞, 毎日新聞, 産経, 対日, 在日, 駐日, 海賊対処
""")
"""Words that lean to Japan: its press, and what is done towards it."""

BILATERAL = Phrases("""
strategic partnership agreement, economic partnership agreement, epa, spa, jefta, digital partnership, green alliance
competitiveness alliance, connectivity partnership, industrial cooperation centre, jt-60sa, broader approach
digital council
high-level economic dialogue
strategisches partnerschaftsabkommen, strategische partnerschaftsabkommen, wirtschaftspartnerschaftsabkommen
digitalpartnerschaft, hochrangiger wirtschaftsdialog
accord de partenariat économique, accord de partenariat stratégique, partenariat numérique, alliance verte
accordo di partenariato economico, accordo di partenariato strategico, partenariato digitale, alleanza verde
acuerdo de asociación económica, acuerdo de asociación estratégica, asociación digital, alianza verde
経済連携協定, 戦略的パートナーシップ協定, デジタルパートナーシップ, グリーンアライアンス, 競争力アライアンス
ハイレベル経済対話
""")
"""Agreements of the two sides, by names that others also use: they lean to both."""

HOME: Mapping[str, Phrases] = MappingProxyType({
    "de": Phrases("""
        kabinett, fregatte*, marine, kanzler, kanzlerin, bundes*, außenminister*, verteidigungsminister*
        wirtschaftsminister*, forschungsminister*, länderkammer
    """),
    "fr": Phrases("""
        frégate*, chef de l'état, ministre des armées, le sénat, l'assemblée, ministre des affaires étrangères
        ministre de l'économie, bâtiment de la marine
    """),
    "it": Phrases("""
        fregata, consiglio dei ministri, presidente del consiglio, marina militare, montecitorio, la camera, il senato
        ministro della difesa, ministro degli esteri, ministro delle imprese
    """),
    "es": Phrases("fragata*, consejo de ministros, presidente del gobierno, la armada, ministra de defensa"),
    "nl": Phrases("fregat, kabinet, tweede kamer, minister-president, marine, minister van defensie"),
    "pl": Phrases("fregata, okręt, sejm, szef mon, szef msz, wicepremier, minister obrony"),
    "pt": Phrases("fragata, marinha, assembleia da república"),
})  # fmt: skip
"""What a text in a member state's language takes for its own: its navy's ships, its ministers, its parliament."""

_OFFICES_JAPANESE = (
    "外務|防衛|国防|財務|経済|通商|貿易|産業|農|環境|科学|文化|教育|保健|法務|内務|運輸|建設|外交|担当|関係|各国"
    "|両国|同国|首相|副"
)

HOME_JAPANESE = (
    r"(?<![\u30a0-\u30faの\u4e00-\u9fffA-Za-zＡ-Ｚ])"
    rf"(?:国内(?=の)|(?!{_OFFICES_JAPANESE})[\u4e00-\u9fff]{{2,3}}両?大臣|"
    r"(?:政府|首相|外相|防衛相|農相|総務相|財務相|環境相|文科相|国交相|厚労相|法相|デジタル相|経済安保相|官房長官"
    r"|官房副長官|副大臣|国会|衆院|参院|閣議)"
    r"(?=[はがとも、がに]))"
)
"""The same in Japanese, where no country's name or other word stands before it.

Only Japan's ministers are called by a surname in Chinese characters and 大臣, 西村大臣; an office may be anybody's.
"""

PRIVATE = Phrases("""
firm, firms, company, companies, supplier*, carmaker*, automaker*, steelmaker*, chipmaker*, maker*, manufacturer*
exporter*, investor*, bank, banks, lender*, shipper*, brand*, retailer*, tourist*, visitor*, diner*, traveller*, fans
players, player, consumers, shoppers, mills, offices, importer*
unions, yields, workers, subsidiary, subsidiaries, parent, drugmaker*
unternehmen, firmen, zulieferer*, autobauer*, hersteller*, konzern*, banken, investoren, touristen, tochter*
spieler*, stahlkocher*
entreprise*, constructeur*, firmes, fournisseur*, équipementier*, banques, investisseur*, filiale*, touriste*, joueur*
industriels, aciérist*
impresa, imprese, aziend*, costruttor*, fornitor*, banche, investitor*, turist*, case automobilistiche, calciator*
empresa*, fabricante*, proveedor*, bancos, inversor*, turista*, jugador*
bedrijf, bedrijven, autobouwer*, toeleverancier*, beleggers, toeristen, firmy, koncern*, spółk*, inwestor*
企業, メーカー, 業界, 勢の, 勢は, 勢が, 投資家, 観光客, 選手, 各社, 企业, 厂商, 기업, 업체
""")
"""Those who act for themselves: "Japanese carmakers" are not Japan."""

OUTLETS = Phrases("""
newspaper*, paper, daily, broadcaster, magazine, think tank, law firm, lawyers, press, museum, school, outlet, site
website, portal, news agency, agency on, tabloid, channel, mirror, page, reporter, correspondent, mp, mps
science centre, science center, institute, consultancy, analysts, scholar*, professor, economist*, blog, weekly
tageszeitung, zeitung, kanzlei*, denkfabrik, quotidiano, giornale, rivista, studio legale, diario
periódico, revista, bufete, quotidien, journal, revue, cabinet d'avocats, krant, dagblad, gazeta, dziennik
法律事務所, 新聞, 紙は, 紙が
""")
"""Those who only tell of it: "an Irish paper" is not Ireland."""

INITIALS: Mapping[str, Party] = MappingProxyType(
    {
        "日": Party.JAPAN,
        **dict.fromkeys(("欧", "歐", "EU", "ＥＵ"), Party.EU),
        **dict.fromkeys("独仏伊蘭法德荷", Party.STATE),
        **dict.fromkeys("米英中韓豪露印美韩", Party.OTHER),
    }
)
"""Countries by one character, as headlines in Japanese and Chinese have them."""

KOREAN_INITIALS: Mapping[str, Party] = MappingProxyType({
    "일": Party.JAPAN, "EU": Party.EU, **dict.fromkeys("독불", Party.STATE), **dict.fromkeys("한미중영인", Party.OTHER)
})  # fmt: skip
"""The same in Korean, where they are set apart by a hyphen or a dot: 일·EU."""

BODIES = "首相|大統領|外相|外務|国防|経済相|政府|海軍|空軍|陸軍|連邦軍|軍|議会|企業|側|当局|中銀|フリゲート|空母|艦"
"""What makes one character before it a country: 仏海軍, 独首相."""

STEMS: Mapping[str, Party] = MappingProxyType(
    {
        **dict.fromkeys(("japan", "nippo", "nipo", "japon", "japoń", "giappo"), Party.JAPAN),
        **dict.fromkeys(("euro", "unijn"), Party.EU),
        **dict.fromkeys(
            ("deutsch", "french", "franco", "franç", "franz", "ital", "hispan", "españ", "spani"), Party.STATE
        ),
        **dict.fromkeys(
            ("german", "alleman", "niederl", "polsk", "poln", "polon", "nederl", "tedesc", "aleman"), Party.STATE
        ),
        **dict.fromkeys(("neerland", "dutch", "luso", "finn", "schwed", "niemieck"), Party.STATE),
        **dict.fromkeys(
            ("améri", "ameri", "chin", "sino", "coré", "core", "kore", "brit", "anglo", "austral", "indo"), Party.OTHER
        ),
    }
)
"""Pairs written as one word, known by how each half begins: nippo-européen, deutsch-japanisch."""

HYPHEN = r"\s?[-/・~·]\s?|[-・]?"
"""What may stand between two names for them to be a pair: EU-Japan, 日EU; verbose."""

LISTING = r"""
,?\s(?:and|und|et|e|ed|y|en|i|oraz|og|och|ja|as\swell\sas|sowie|&|with|mit|avec|con|met|z|ze|com)\s
(?:the\s|la\s|le\s|l'|il\s|el\s|los\s|les\s|der\s|die\s|dem\s|den\s|das\s|het\s|de\s|its\s|their\s|o\s|a\s)?|
,\s(?:the\s)?|(?:首相|総理|委員長|外相|議長|大統領|大臣|経産相|政府|側)?(?:と|、|や|および|及び|和|与|與|과|와|및)(?:の)?
"""
"""What may stand between two names for them to be a list: the EU and Japan; verbose."""

ASIDE = r"""
^(?:da|von|de|aus|z)\s$|
(?:^|\W)(?:arriv\w+|venus?|venant|llegad\w+|procedentes?|provenient[ei]|giunt\w|repris\w*|ripres\w|tomad\w+|übernommen)
\s(?:de\s(?:la\s|los\s)?|de\sl'|da\s|dalla?\s|dall'|dal\s|von\s(?:der\s)?|d')$|
(?:^|\W)(?:earlier\sin|previously\sin|zuvor\sin|vorher\sin|auparavant\sà|the\sones?\swith|that\swith|those\swith|
jene[mnr]\smit|ce(?:lui|lle|ux|lles)\savec|quell[oiae]\scon|aquel(?:la)?\scon)\s(?:the\s|la\s|le\s|il\s|der\s|den\s)?$|
(?:^|\W)(?:(?:like|similar\sto|akin\sto|modelled\son)\s(?:the\sones?|that|those)|wie\s(?:jene[mnrs]?|die|das|der),?|
comme\scel(?:ui|les?)|comme\sceux|come\squell[oiae]|como\s(?:el|la|los|las)\sque)\b[^.,;:]*$|
(?:^|\W)(?:after|from|following|since|visiting|leaving|via|like|unlike|than|not|nicht|instead\sof|statt|au\slieu\sd[eu]|invece\sd[ei]l?|en\slugar\sde|model\sof|copied|copies|copying|as\swith
|après|depuis|dopo|tras|después\sde|modèle\sde|modello\sdi|modelo\sde|vorbild|wie|po|na\swzór|depois\sd[aeo])
\s(?:the\s|its\s|their\s|visiting\s|talks\sin\s|that\sof\s|la\s|le\s|les\s|de\s)*$
"""
"""What before a name sets it aside: who went before, where one comes from, whose example is followed; verbose."""

ASIDE_BEHIND = (
    r"に続|に次|に倣|を経|に続い|に続き|を訪れた後|訪問後|歴訪後|を거쳐|을\s?거쳐|를\s?거쳐|(?:에)?\s?이어|之后"
)
"""The same, behind the name."""

WITH = r"(?:^|\W)(?:with|mit|avec|con|col|met|z|ze|com|med)\s(?:(?!and\b|und\b|et\b|e\b|y\b)[\w'’.-]+\s){0,3}$"
"""What before a name makes it the partner of whoever the clause begins with: agrees with (foreign minister) Cho."""

WITH_BEHIND = r"(?:\s\S{1,4})?(?:와|과)\s|と(?!する|いう|なる|なっ|して|し、|ともに)"
"""The same, behind the name."""

LOCATIVE = r"(?:^|\W)(?:in|im|at|à|a|en|te|w|we|em|v|在)\s*(?:the\s)?$"
"""What before a capital's name tells that something happens there, rather than that its government acts."""

LOCATED = "で|に|市|都|에서|에"
"""The same, behind the name."""

FRONTED = r"""
^\W*(?:after|amid|despite|under|facing|against|given|following|in|on|with|over|nach|wegen|angesichts|trotz|gegen|unter
|vor|mit|bei|après|face|malgré|devant|contre|sous|suite|dopo|contro|nonostante|malgrado|davanti|sotto|di\sfronte|tras
|ante|frente|pese|contra|bajo|na|ondanks|tegen|onder|po|wobec|pomimo|após|apesar)\b[^,;:]*$
"""
"""What a clause begins with when the name after it does not act in it: "amid tariffs of …"; verbose."""

TURNS = r"""
[,;:、–—]|\b(?:that|as|after|while|when|because|and|but|dass|nachdem|weil|als|und|aber|que|et|mais|che|mentre|quando|ma
|y|pero|cuando|dat|nadat|en|że|gdy|ale)\b
"""
"""What may lie between who acts and others who act as well: "China protests as …"; verbose."""

CONDITIONS = r"""
[,;:.]|\b(?:if|unless|until|under|with|after|while|over|despite|in|for|wenn|falls|sofern|bis|mit|nach|wegen|trotz|si|sauf
|jusqu|avec|après|malgré|se|finché|con|dopo|nonostante|salvo|hasta|tras|als|tenzij|met|jeśli|po)\b
"""
"""What ends the words said of those whom something is done to: "hits … if talks fail"; verbose."""

GOVERNED = r"""
\b(?:between|zwischen|entre|tra|fra|tussen|między|of|by|von|der|des|de|du|di|del|dell[ae']|dei|van|rapproch\w+
|avvicin\w+|acercan(?:\sa)?)\s?(?:the\s|la\s|le\s|l'|l’|il\s|el\s|den\s|der\s|de\s)?$
"""
"""What makes an act before two names theirs: "a deal between …"; verbose."""

SUFFERED = r"""
^\s(?:were|are|have\sbeen|had\sbeen|being|got|wurden|werden|sind|sont|ont\sété|étaient|furent|sono(?:\sstati)?|erano
|vengono|fueron|son|han\ssido|worden|zostały|foram)
\s(?:\S+\s){0,3}(?:by|von|vom|durch|par|da|dal|dalla|dagli|por|door|przez|pelos?|pela)\s
(?:the\s|der\s|den\s|la\s|le\s|les\s|los\s)?$
"""
"""What stands between those whom something is done to and the one who does it: "were hit by"; verbose."""

ACTOR_MARK = r"\S{0,8}?(?:は|が|、)"
OBJECT_MARK = r"(?:双方|両方|両者)?(?:に|へ|を|から)"
"""In Japanese, what marks who acts and whom it is done to."""
