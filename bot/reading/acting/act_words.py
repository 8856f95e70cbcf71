"""Words of acting together, of frameworks led by others, and of matters beside the subject: data for relevance."""

from __future__ import annotations

from bot.reading.text.phrases import Phrases

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
plan, plans, planned, planning, seek*, apply, applies
einig*, unterzeichn*, vereinbar*, abkommen*, gipfel*, gespräch*, dialog*, treffen, trafen, traf, verhandl*
partnerschaft*, zusammenarbeit*
manöver*, uneinig*, verlang*, liefer*, förder*, tagen, tagt, tagten, tagte
kooper*, gemeinsam*, übung*, bündnis*, allianz*, erklärung*, in kraft, stärk*, vertief*, ausbau*, abgestimmt*
beschl*, absichtserklärung*
sprach, sprachen, besprach*, besprech*, beteilig*, berat*, berieten, konsultation*, austausch*
geeinigt, getroffen, gesprochen, besproch*, zugestimmt, geschlossen, gegründet, ausgetauscht
zusammen, ratifizier*, vertrag*, kooperieren, koordin*, arbeitsgruppe*, pakt, vereinen, ablehn*, verschob*
accord*, conclu*, lanc*, sommet*, dialogue*, rencontr*, négoci*, partenariat*, coopér*, collabor*, ensemble
conjoint*, commun
exercice*, alliance*, déclaration*, en vigueur, renforc*, approfond*, convenu*, convenir, entretien*, mémorandum
engag*, ratifi*, réuni*
manœuvre*, désaccord*, au capital, soutenu*, soutien*, demand*, livr*
discut*, échang*, consult*, particip*, entend*, travaill*, refus*, associ*
accordo, accordi, firma, firman, firmano, firmato, firmata, firmare, firmò, firmó, firmado, firmada, firmar
firmaron, siglat*, lanci*, vertic*, dialog*, incontr*, negozi*, partenariat*, cooperaz*, cooper*
collabor*, insieme
congiunt*, esercit*, alleanza, dichiaraz*, in vigore, rafforz*, memorandum, intesa, intese, concord*, approfond*
manovr*, impegn*, promett*, disaccord*, sosten*, sostegno, via i dazi, protett*, chied*, comuni
ratific*, riunion*, comune, discus*, colloqui*, consultazion*, partecip*
acuerd*, acordar*, suscri*, lanz*, cumbre*, diálogo*, reuni*, negoci*, asociaci*, cooper*, colabor*
maniobra*, ensay*, comprom*, prometen, desacuerdo*, apoy*, pid*, comunes
conjunt*, juntos, ejercicio*, diálogos, intercambi*, consult*, particip*
alianza*, declaraci*, en vigor, refuerz*, reforz*, memorando*, pact*, ratific*, encuentro*, estrech*, profundiz*
overeen*, akkoord*, verdrag, ondertek*, topontmoeting, gesprek*, onderhandel*, partnerschap*, samenwerk*
bespra*, bespreek*, bespreken, gezamenlijk*, oefening*, verklaring
oneens, manoeuvre*, steun*, beloof*, beloven
bondgenootschap, van kracht, versterk*, ontmoet*, porozum*, podpis*, szczyt*, rozm*, negocj*, partnerst*
współprac*, wspóln*, ćwicze*, umow*
deklarac*, sojusz*, weszł*, wchodzi w życie, spotka*, dialog*, acordo*, assin*, cimeira, cúpula, parceria*
conjunt*, negocia*, cooperação
avtal*, samarbete*, toppmöte*, partnerskap*, underteck*, aftale*, samarbejde*, topmøde*
合意, 署名, 調印, 首脳, 協議, 会談, 会合, 対話, 交渉, 協力, 連携, 提携, パートナーシップ, 協定, 覚書, 共同, 訓練
同盟, 発効, 締結, 強化, 宣言, 声明
発足, 開始, 妥結, 承認, 一致, 首相と, 参加, 交換, 撤廃, 会議, アライアンス, 調整, 枠組み
approv*, endors*, cleared, consent*, votes, voted, backs, backed, open, opens, opened, opening, resume*
relaunch*, complet*, eases, eased, easing, scrap, scraps, scrapped, extend*, widen*, upgrad*, elevat*, raise ties
raises ties, invit*, offers, offered, propos*, agreement, commit*, promis*, condemn*, hands, handed, lends, lent
financ*, will buy, study, studies, examin*, weigh, weighs, mull*, consider*, ink, inks, inked, initialled, initialed
creates, created, formed, founds, founded, set up, sets up, participat*, compare notes, match*, unite*
urge together, line up, lines up, lined up, common line, linked
co-chair*, counterpart*, delegation*, visit*, hosted, hosts, receives, received, phone, phoned, telephon*, mandate*
swap*, share, shares, shared, sharing, side by side, round, session*, forum, unveil*, renew*, extend*, seal, seals
sealed, port call*
co-financ*, working party, task force, roadmap*, readout, train, trains, trained, training, put their names
disagree*, at odds, manoeuvre*, maneuver*, request*, deliver*, stands behind, stand behind, hold back, holds back
turned down, turn down, declin*, says no, said no, no to, rebuff*, snub*, refuel*
tour, tours, toured, joined up, riconoscimento, confermano, confirm*, call on
closed the file, sit down, closer, rapproch*, avvicin*, acercan, acercar*
billig*, zustimm*, stimmt zu, beschließ*, eröffn*, wieder auf, lockert, locker*, aufheb*, gestrichen, streich*
erweiter*
aufwert*, lädt, lud, bietet, schlägt vor, verspr*, verurteil*, tauscht, tauschen, leiht, finanzier*, prüfen, prüft
erwäg*, gründ*, schaff*, besiegel*, sucht hilfe, hilft, vernetz*, abgeschlossen, abschluss, abschließ*, dankt
besuch*, empfing*, empfäng*, delegation*, sitzung*, mandat*, gezeichnet, unterschr*, unterschrieb*, telefonier*
üben, übt, übte*, *abkommen*, *zusammenarbeit*, *konsultation*, *dialog*, *partnerschaft*, *gespräch*, *vertrag*
annäher*, amtskolleg*
approuv*, adopt*, vote*, ratifie*, ouvr*, relanc*, lève, lèvent, levé*, assoupl*, élargi*, élève, propos*, offre
offrent, promet, promettent
condamn*, partag*, finance*, étudi*, examin*, envisag*, cré*, fonde, fondent, signe, boucl*, trouvé, autoris*
concour*, salue*
s'accord*, s'uni*, veulent
visite*, reçoi*, reçu*, délégation*, session*, mandat*, prolong*, paraph*, scell*, s'entraîn*, homologue*, accueil*
approv*, via libera, vota, votano, apre, aprono, aprire, aperto, riavvi*, revoc*, allent*, amplia*, eleva, elevano
elevare, propon*, offre, offrono, promett*, condann*
condivid*, finanzi*, studi*, valut*, crea*, fonda*, nasce, conclu*, chiud*, scambi*, autorizz*, conferm*, riconosc*
impegn*
visit*, ricev*, delegazion*, sessione, sessioni, mandato, prorog*, sigl*, suggell*, avvia*, si addestr*, omolog*
collega, colleghi, addestrament*
aprueb*, aprob*, respald*, vota, votan, abre*, abri*, reanud*, levant*, alivi*, amplía*, amplian*, elevan, elevar
propon*, ofrec*
promet*, conden*, compart*, financi*, estudi*, examin*, crea*, fund*, cierr*, cerr*, autoriz*, reconoc*, canje
canjear
recib*, delegaci*, sesión, mandato, prorrog*, sella*, rubric*, adiestr*, ejercita*, homólog*, viaja*
keurt goed, goedgekeurd, stemt, opent, openen, heropen*, schrapt, schrappen, versoepel*, breidt uit, biedt, belooft
veroordeel*
deelt, delen, leent, financier*, onderzoek*, richt op, richten, sluit, sluiten, tekent, tekenen, willen
handtekening*, bezoek*, ontvang*, delegatie*, oefent, oefen*, *samenwerking*, *overleg*, *akkoord*, *verdrag*
ambtgeno*
zatwierdz*, przyj*, głos*, otwier*, otwor*, wznaw*, znos*, znies*, rozszerz*, podnos*, propon*, ofer*, obiec*, potępi*
dzielą, finansuj*, badają, rozważ*, tworz*, utworz*, zamkn*, zamyk*, wymian*, razem, będzie umowa
wizyt*, delegac*, sesj*, ćwicz*, gości*, uzgodni*, odpowiednik*
aprov*, abrem, abrir, retom*, levantam, elevam, propõe*, oferec*, conden*, partilh*, cria, criam, criar, fecham
fechou
querem, duplicar, anunci*
reúnem*, reuni*, parceri*, visita*, trein*, exercíci*, acord*, assinam, assinad*
可決, 了承, 再開, 緩和, 解禁, 格上げ, 拡大, 提案, 要望, 供与, 支援, 創設, 新設, 設立, 決定, 表明, 確認, 公表, 発表
加速, 検討, 推進, 批准, 承認, 合同, 融資, 出資, 受け入れ, 交流, 約束, 招待
訪問, 来日, 訪日, 訪欧, 電話, 相互, 融通, 合同, 面会, 表敬, 招待, 寄港, 演習, 共催, 立ち上げ, 準参加, 調達
話し合, 打診, 見送, 拒否, 拒む, 断念, 断っ, 同調, 意見交換, 相談, 迎え, 定例, 会合
批准, 启动, 恢复, 取消, 解除, 扩大, 提升, 敲定, 承诺, 谴责, 共享, 设立, 加强, 深化, 讨论, 通过
婉拒, 拒绝, 希望
同意, 签署, 签, 会晤, 访问, 通话, 会见, 磋商, 建立, 峰会, 会谈, 对话, 谈判, 合作, 伙伴关系, 协定, 协议, 联合, 演习
联盟, 生效, 声明, 簽署, 峰會, 會談
對話, 談判, 夥伴關係, 協議, 聯合, 生效
승인, 개시, 재개, 철폐, 폐지, 확대, 격상, 제안, 약속, 규탄, 공유, 설립, 타결, 추진, 논의, 발표
회의, 방문, 통화, 협약, 연합, 출범, 합의, 서명, 정상회담, 정상회의, 협의, 회담, 대화, 협상, 협력, 파트너십, 협정
공동, 훈련, 동맹, 발효, 체결, 강화
성명, 선언
""")
"""What two sides do when they act together, or plan or refuse to."""

SPOKEN = frozenset({"en", "ja", "de", "fr", "it", "es", "nl", "pl", "pt", "zh", "ko"})
"""Languages whose acts are listed; in any other a sentence is taken to tell of one."""

FRAMEWORKS = Phrases("""
cepa, gcap, aukus, quad, rcep, brexit, tempest, five eyes, global combat air programme, global combat air program
camp david
comprehensive economic partnership agreement, uk-japan, uk and japan, us-japan, japan-us, japan-u.s., u.s.-japan
ipef, mercosur
post-brexit, freihandelsabkommen mit großbritannien, kampfflugzeug*, caccia di sesta generazione, avion de combat
nippo-britannique
nippo-américain, anglo-japanese, britisch-japanisch*, angelsächs*, nippo-britannico, nippo-americano
hispano-británic*
次期戦闘機, クアッド, オーカス, 日英伊, 日米, 日英, 日韓, 日豪, 日印, 米日韓, 日米韓, 欧中, 中欧, 欧韓
韓EU, 韓・EU, 中国EU, EU・中国, EU・韓国, 米EU
英日, 美日, 日美, 韩日, 中欧, 欧盟-中国, 한미일, 한일, 미일, 한-EU, 한·EU, 중·EU, 중-EU
""")
"""Programmes, pacts and pairs led from outside the EU, and pairs that leave out one of the two sides."""

FORUMS = Phrases("""
g7, g-7, g20, g-20, group of seven, nato, otan, wto, omc, united nations, un general assembly, security council, asean
apec, oecd, ocde, imf, olympic*, world bank, iter, iaea, rimpac, cop28, cop29, cop30, ramstein
coalition of the willing
contact group, signator*, signataire*, firmante*, firmatari*, unterzeichnerstaat*
artemis, criminal court, iccat, cicaa, cicta, icao, imo, whaling commission
conseil de sécurité, sicherheitsrat, consiglio di sicurezza, consejo de seguridad
国連, 北大西洋条約機構, 有志連合, 締約国, 署名国, 国際刑事裁判所, 七国集团
""")
"""Gatherings of many, where both sides sit without acting as two."""

MARGINS = Phrases("""
margins, margin, sidelines, sideline, side-lines, fringes, fringe, on the edge of, on the eve of, ahead of
en marge, à la veille, am rande, vor dem, vorabend, a margine, alla vigilia, al margen, los márgenes, en vísperas
bilateral*, bilaterale, bilaterali, bilatéra*, dwustronn*, à deux, zu zweit, faccia a faccia, mano a mano
in de marge, in de kantlijn, na marginesie, kuluarach, à margem, w przeddzień
個別に, 二国間, の合間, に合わせ, に合わせて, を機に, に先立, の際に, 出席のため, の傍ら, 期间, 계기
""")
"""What sets a meeting of two apart from the gathering it is held beside."""

INCLUDING = Phrases("""
including, among them, such as, members, member countries, round the table, dont, parmi, darunter, unter ihnen
tra cui
fra cui, entre ellos, entre ellas, incluid*, incluso, waaronder, w tym, wśród nich, incluindo, entre os quais
など, を含む, 等, 包括, 등
""")
"""What makes the names that follow some of many."""

DEMANDS = Phrases("""
asks, asked, request*, urges, urged, presses, pressed, pressure, pressures, demands, demanded, wants
bittet, drängt, fordert, druck, demande, demandent, exhorte, pression, chiede, chiedono, preme, pressioni, pide, piden
presiona, presión, presiones, insta a, vraagt, dringt, druk, naciska, nacisk, prosi, pede
要請, 求め, 圧力, 働きかけ, 要求, 施压, 요청, 압박
""")
"""What a third party does that leads the two sides from outside."""

BESIDE = Phrases("""
football, soccer, world cup, coach, striker, goalkeeper, midfielder, quarter-final*, semi-final*, tournament
olympic*, medal*, rugby, judo, sumo
stadium, match, tourist*, tourism, sightseeing, anime, manga, film festival, concert*, orchestra*, exhibition*
museum*, restaurant*, recipe*, chef*
bank of japan, boj, ecb, central bank*, zentralbank*, banque centrale, banca centrale, banco central, banco de japón
bank of italy, bundesbank, inflation, 日銀, 欧州中銀, 中央銀行, 天皇, emperor, kaiser, keizer, emperador, imperatore
cesarz
interest rate*, rate hike*, rate cut*, bond yields, stocks, carry trade, box office, esports, wedding, cheesecake
volleyball, tennis, baseball, friendly, marathon, grand prix, women's team, national team, bundesliga, la liga
serie a
leitzins*, zinsentscheid*, aktien*, taux directeur*, bourse, tassi d'interesse, borsa, tipos de interés
volley, pallavolo, nazionale, selección, mittelfeldspieler*, stürmer*, balonmano, handball, eintracht, cuisine, cocina
cucina, restaurante*, ristorant*, gastronom*, bande dessinée, festival*, spectacle*
利上げ, 利下げ, 金利, 株価, 円安, 円高, 為替, 親善試合, 代表戦, 優勝, 決勝, 五輪, 万博の来場
pavilion*, film days, film week, films, film, screening*, directors,  cinema*, subtitles, world's fair, box-office
pavillon*, padiglion*, pabell*, paviljoen*, pawilon*, visitatori, visitantes, besucher*, filmtage, cinéma*
population, ageing, aging, compared, compares, comeback
fashion, novel, earthquake, typhoon, sushi, cherry blossom*, horoscope, celebrit*, movie*, actress, album
video game*, gamer*
fußball*, weltmeisterschaft*, wm-, trainer, torwart, spieltag, turnier*, tourist*, reisende*, ausstellung*
museum*, konzert*, kirschblüte*
coupe du monde, le mondial, du mondial, sélectionneur, gardien de but, buteur, tournoi*, touriste*, tourisme
exposition, musée*
concert*, cerisiers
calcio, mondiali, allenatore, portiere, gol, torneo, turist*, turismo, mostra, museo, concert*, ciliegi*
fútbol, el mundial, del mundial, seleccionador, portero, goles, torneo, turist*, turismo, exposición, museo*
concierto*, cerezos
サッカー, ワールドカップ, W杯, 得点, 試合, 選手, 観光, 展覧会, 美術館, 映画, 音楽祭, コンサート, アニメ
漫画, 料理, 桜, 五輪, パビリオン, 来場者, 映画祭, 上映
足球, 世界杯, 축구, 월드컵, voetbal, wereldkampioenschap*, piłka nożna, mistrzostw*
""")
"""Sport, travel and culture."""

AGAINST = Phrases("""
fine, fined, fines, cartel*, antitrust, anti-dumping, antidumping, lawsuit*, sued, probe, recall*, bribe*
infringement*
levy, border tax, burden, new duties, duties under, need to do, must register, requirements, penalt*, deadlines
melden müssen, pflichten, meldepflicht*, fristen, sanctions prévues, mise en conformité, obligaciones, obblighi
義務, 備えは, 対応を迫, comply, compliance, obligations, upholds
kartell*, geldbuße*, bußgeld*, antidumping*, amende*, multa*, cartel, sanzione antitrust, cártel*
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
