"""Words of acting together, of frameworks led by others, and of matters beside the subject: data for relevance."""

from __future__ import annotations

from bot.reading.phrases import Phrases

ACTS = Phrases("""
agree*, sign, signs, signed, signing, signé, signée, signés, signent, signature, signatory, launch*, summit*
talk, talks, dialogue*, meet, meets, met, meeting*, negotiat*, partner*
cooperat*, co-operat*
collaborat*, accord*, deal, deals, pact*, joint, jointly, together, exercise*, adopt*, conclu*, memorand*
alliance*, arrangement*
treaty, treaties, entered into force, enter into force, entry into force, took effect, take effect, takes effect
in force, ratif*
pledge*, vow*, align*, coordinat*, establish*, deepen*, strengthen*, boost*, ties, relations, mutual*, bilateral*
association, discuss*, spoke, speaks, explor*, participat*, take part, takes part, cancel*
associate*, join, joins, joined, drill*, invest*, support*, welcome*, statement, declaration, working group, lift*
remov*, recogni*
exchange*, refus*, reject*, suspend*, postpone*, delay*, consult*, committee*, council, project*, fund*
plan*, seek*, apply, applies
einig*, unterzeichn*, vereinbar*, abkommen*, gipfel*, gespräch*, dialog*, treffen, trafen, traf, verhandl*
partnerschaft*, zusammenarbeit*
kooper*, gemeinsam*, übung*, bündnis*, allianz*, erklärung*, in kraft, stärk*, vertief*, ausbau*, abgestimmt*
beschl*, absichtserklärung*
sprach, sprachen, besprach*, besprech*, beteilig*, berat*, berieten, konsultation*, austausch*
zusammen, ratifizier*, vertrag*, kooperieren, koordin*, arbeitsgruppe*, pakt, vereinen, ablehn*, verschob*
accord*, conclu*, lanc*, sommet*, dialogue*, rencontr*, négoci*, partenariat*, coopér*, collabor*, ensemble
conjoint*, commun
exercice*, alliance*, déclaration*, en vigueur, renforc*, approfond*, convenu*, convenir, entretien*, mémorandum
engag*, ratifi*, réuni*
discut*, échang*, consult*, particip*, entend*, travaill*, refus*, associ*
accordo, accordi, firma, firman, firmano, firmato, firmata, firmare, firmò, firmó, firmado, firmada, firmar
firmaron, siglat*, lanci*, vertic*, dialog*, incontr*, negozi*, partenariat*, cooperaz*, cooper*
collabor*, insieme
congiunt*, esercit*, alleanza, dichiaraz*, in vigore, rafforz*, memorandum, intesa, intese, concord*, approfond*
ratific*, riunion*, comune, discus*, colloqui*, consultazion*, partecip*
acuerd*, acordar*, suscri*, lanz*, cumbre*, diálogo*, reuni*, negoci*, asociaci*, cooper*, colabor*
conjunt*, juntos, ejercicio*, diálogos, intercambi*, consult*, particip*
alianza*, declaraci*, en vigor, refuerz*, reforz*, memorando*, pact*, ratific*, encuentro*, estrech*, profundiz*
overeen*, akkoord*, verdrag, ondertek*, topontmoeting, gesprek*, onderhandel*, partnerschap*, samenwerk*
bespra*, bespreek*, bespreken, gezamenlijk*, oefening*, verklaring
bondgenootschap, van kracht, versterk*, ontmoet*, porozum*, podpis*, szczyt*, rozm*, negocj*, partnerst*
współprac*, wspóln*, ćwicze*, umow*
deklarac*, sojusz*, weszł*, wchodzi w życie, spotka*, dialog*, acordo*, assin*, cimeira, cúpula, parceria*
conjunt*, negocia*, cooperação
avtal*, samarbete*, toppmöte*, partnerskap*, underteck*, aftale*, samarbejde*, topmøde*
合意, 署名, 調印, 首脳, 協議, 会談, 会合, 対話, 交渉, 協力, 連携, 提携, パートナーシップ, 協定, 覚書, 共同, 訓練
同盟, 発効, 締結, 強化, 宣言, 声明
発足, 開始, 妥結, 承認, 一致, 首相と, 参加, 交換, 撤廃, 会議, アライアンス, 調整, 枠組み
同意, 签署, 峰会, 会谈, 对话, 谈判, 合作, 伙伴关系, 协定, 协议, 联合, 演习, 联盟, 生效, 声明, 簽署, 峰會, 會談
對話, 談判, 夥伴關係, 協議, 聯合, 生效
합의, 서명, 정상회담, 정상회의, 협의, 회담, 대화, 협상, 협력, 파트너십, 협정, 공동, 훈련, 동맹, 발효, 체결, 강화
성명, 선언
""")
"""What two sides do when they act together, or plan or refuse to."""

FRAMEWORKS = Phrases("""
cepa, gcap, aukus, quad, rcep, brexit, tempest, five eyes, global combat air programme, global combat air program
camp david
comprehensive economic partnership agreement, uk-japan, uk and japan, us-japan, japan-us, japan-u.s., u.s.-japan
ipef, mercosur
post-brexit, freihandelsabkommen mit großbritannien, kampfflugzeug*, caccia di sesta generazione, avion de combat
nippo-britannique
nippo-américain, anglo-japanese, britisch-japanisch*, angelsächs*, nippo-britannico, nippo-americano
hispano-británic*
次期戦闘機, クアッド, オーカス, 日英伊, 日米, 日英, 日韓, 日中, 日豪, 日印, 米日韓, 日米韓, 欧中, 中欧, 欧韓
韓EU, 韓・EU, 中国EU, EU・中国, EU・韓国, 米EU
英日, 美日, 日美, 韩日, 中欧, 欧盟-中国, 한미일, 한일, 미일, 한-EU, 한·EU, 중·EU, 중-EU
""")
"""Programmes, pacts and pairs led from outside the EU, and pairs that leave out one of the two sides."""

FORUMS = Phrases("""
g7, g-7, g20, nato, otan, wto, omc, united nations, asean, apec, oecd, imf, olympic*, world bank, 国連
北大西洋条約機構
""")
"""Gatherings of many, where both sides sit without acting as two."""

BESIDE = Phrases("""
football, soccer, world cup, coach, striker, goalkeeper, midfielder, quarter-final*, semi-final*, tournament
olympic*, medal*, rugby, judo, sumo
stadium, match, tourist*, tourism, sightseeing, anime, manga, film festival, concert*, orchestra*, exhibition*
museum*, restaurant*, recipe*, chef*
fashion, novel, earthquake, typhoon, sushi, cherry blossom*, horoscope, celebrit*, movie*, actress, album
video game*, gamer*
fußball*, weltmeisterschaft*, wm-, trainer, torwart, spieltag, turnier*, tourist*, reisende*, ausstellung*
museum*, konzert*, kirschblüte*
coupe du monde, mondial, sélectionneur, gardien de but, buteur, tournoi*, touriste*, tourisme, exposition, musée*
concert*, cerisiers
calcio, mondiali, allenatore, portiere, gol, torneo, turist*, turismo, mostra, museo, concert*, ciliegi*
fútbol, mundial, seleccionador, portero, goles, torneo, turist*, turismo, exposición, museo*, concierto*, cerezos
サッカー, ワールドカップ, W杯, 監督, 得点, 試合, 選手, 観光, 展覧会, 美術館, 映画, 音楽祭, コンサート, アニメ
漫画, 料理, 桜, 五輪, 大会
足球, 世界杯, 축구, 월드컵, voetbal, wereldkampioenschap*, piłka nożna, mistrzostw*
""")
"""Sport, travel and culture."""

AGAINST = Phrases("""
fine, fined, fines, cartel*, antitrust, anti-dumping, antidumping, lawsuit*, sued, probe, recall*, bribe*
infringement*
kartell*, geldbuße*, bußgeld*, antidumping*, amende*, entente, multa*, cartel, sanzione antitrust, cártel*
独禁法, カルテル, 制裁金, 課徴金, 反ダンピング
""")
"""What one side does to firms of the other, alone."""

BOTH = Phrases("""
both sides, the two sides, both leaders, the two leaders, the leaders, both parties, the two, the pair
both ministers, the two ministers
beide seiten, die beiden, les deux parties, les deux dirigeants, les dirigeants, les deux, le due parti, i due
entrambi, i leader
ambas partes, los líderes, los dos, las dos partes, beide partijen, obie strony
双方, 両者, 両氏, 両首脳, 両政府, 両外相, 双方は, 양측, 양국
""")
"""What stands for the two who were named before."""

EUROPEAN = Phrases("""
europe, european, europeans, europa, europäisch*, europeo, europea, europei, europee, europeos, europeas
européen*, europees, europese, europejsk*
commission, council, commissioner, commissioners, kommissar*, commissaire, commissario, comisario, dg
欧州, 欧洲, 유럽
""")
"""Words that lean to the EU side without naming it."""

JAPANESE = Phrases("""
kyodo, jiji, nikkei, nhk, yomiuri, asahi, mainichi, sankei, nippon*, meti, yen, jmsdf, jsdf, jetro, jica, jbic
keidanren
共同通信, 時事通信, 日経, 読売, 朝日新聞, 毎日新聞, 産経, 自衛隊, 海自, 経産相, 経産省, 外務省
""")
"""Words that lean to Japan without naming it: its press, forces and agencies."""

BILATERAL = Phrases("""
strategic partnership agreement, economic partnership agreement, epa, spa, jefta, digital partnership, green alliance
competitiveness alliance, connectivity partnership, industrial cooperation centre
strategisches partnerschaftsabkommen, strategische partnerschaftsabkommen, wirtschaftspartnerschaftsabkommen
digitalpartnerschaft
accord de partenariat économique, accord de partenariat stratégique, partenariat numérique, alliance verte
accordo di partenariato economico, accordo di partenariato strategico, partenariato digitale, alleanza verde
acuerdo de asociación económica, acuerdo de asociación estratégica, asociación digital, alianza verde
経済連携協定, 戦略的パートナーシップ協定, デジタルパートナーシップ, グリーンアライアンス, 競争力アライアンス
""")
"""Agreements of the two sides, by names that others also use: they lean to both."""

PAIRING = r"""
(?P<hyphen>\s?[-/・~]\s?|[-・]?)|
(?P<list>,?\s(?:and|und|et|e|ed|y|en|i|a|as\swell\sas|sowie|&|with|mit|avec|con|met|z)\s
(?:the\s|la\s|le\s|l'|il\s|el\s|los\s|les\s|der\s|die\s|dem\s|den\s|das\s|het\s|de\s|its\s|their\s)?|
,\s(?:the\s)?|(?:首相|総理|委員長|外相|議長|大統領|大臣|経産相|政府|側)?(?:と|、|や|および|及び|和|与|與|과|와|및)(?:の)?)
"""
"""What may stand between two names for them to be a pair (EU-Japan) or a list (the EU and Japan), verbose."""
