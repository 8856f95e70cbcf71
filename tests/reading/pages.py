"""Invented pages as scrapers give them, marked by hand.

"= " begins the headline, "| " a paragraph of the article, "+ " its next line where it was broken; every
other line is not the article's. What stands in ⟦ ⟧ inside an article's line is not its either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Marked:
    """A page, and what of it is the article."""

    page: str
    title: str
    body: str


def marked(text: str) -> Marked:
    lines = text.strip("\n").split("\n")
    title = next((line[2:] for line in lines if line.startswith("= ")), "")
    own = [line[2:] if line[0] == "|" else line for line in lines if line.startswith(("| ", "+ "))]
    body = "\n\n".join(own).replace("\n\n+ ", " ")
    page = "\n".join(line[2:] if line.startswith(("= ", "| ", "+ ")) else line for line in lines)
    return Marked(re.sub("[⟦⟧]", "", page), " ".join(title.split()), re.sub(" ?⟦.*?⟧ ?", "", body))


def case(name: str, text: str) -> tuple[str, Marked]:
    return name, marked(text)


ENGLISH = [
    case(
        "a wire report with photo caption, byline, date and lists of popular articles",
        """
= Brussels and Tokyo Plan Joint Stockpile of Rare Earths

Morning Courier file photo

The trade minister, second from left, greets the commissioner in Nagoya on April 2.

By Hana Mori / Morning Courier Correspondent

13:09 JST, June 8, 2025

| ⟦BRUSSELS —⟧ Japan and the European Union are arranging a joint stockpile of rare earths, a senior official said.

| The stockpile would be held in two ports, one on each side, and managed by a common office.

| Officials hope to sign the arrangement before the winter.

Popular Articles
Popular articles in the past 24 hours
-
Rice Prices Stay High as Harvest Ends...
-
Bear Seen near School in Northern Town
-
Lighthouse Opens to Visitors for First Time in a Century
""",
    ),
    case(
        "an agency text in brackets with two dashes and a copyright line",
        """
Newsfrom Japan

= Ministers to Meet on Hydrogen

| ⟦Tokyo, June 8 (Jiji Press)--⟧Industry ministers of Japan and the European Union will meet in July, it was learned.

| They are expected to agree on common rules for storage.

[Copyright The Jiji Press, Ltd.]
""",
    ),
    case(
        "an Indian portal with sign-off, inline link and infinite scroll",
        """
Home / World News / Asia

= EU, Japan sign letter on undersea cables

Written by Staff Desk
Updated: July 24, 2025 06:12 pm IST
3 min read
Share
Facebook
Twitter
WhatsApp

| ⟦Tokyo [Japan], July 24 (ANI):⟧ Japan and the European Union signed a letter on undersea cables.

ALSO READ | Why the monsoon came late this year

| "The cable will make our networks safer," the Japanese minister told reporters after the ceremony.

Advertisement

| The cable is to be ready by 2030, according to the joint statement of both sides. ⟦(ANI)⟧

(Except for the headline, this story has not been edited by our staff and comes from a syndicated feed.)

Get Latest News Live on our channel along with Breaking News and Top Headlines from around the World.

Next Story
= Cricket board names new captain
July 24, 2025
The cricket board on Thursday named a new captain for the coming series. He said he was honoured.
The series begins in two weeks and will be played in four cities.
""".replace("= Cricket", "Cricket"),
    ),
    case(
        "a whole text found twice, with a caption that repeats the lead",
        """
= Bloc opens talks with Tokyo on space debris

Bloc opens talks with Tokyo on space debris. Photo: Agency

| The European Union has opened talks with Japan on removing debris from orbit, its space commissioner said.

The European Union has opened talks with Japan on removing debris from orbit

| A first joint mission could fly in 2028, he told a conference in Turin, if both parliaments find the money for it.

Bloc opens talks with Tokyo on space debris

The European Union has opened talks with Japan on removing debris from orbit, its space commissioner said.

A first joint mission could fly in 2028, he told a conference in Turin, if both parliaments find the money for it.
""",
    ),
    case(
        "related headlines in the middle, after which the article goes on",
        """
= Council backs mandate for data talks with Japan

| The Council on Tuesday backed a mandate to negotiate with Japan on the free flow of data between both economies.

| The mandate follows years of complaints by European companies about Japanese storage rules for customer data.

Related Articles

Lawyers warn of gaps in privacy shield
Ten numbers on the cloud market

| The Commission will lead the negotiations with Japan and report to the Council on the data talks.

| European companies welcomed the mandate, and said the rules for storage should be simpler.

Comments (12)

bluebird77: This is long overdue and I have said so for many years now.
""",
    ),
    case(
        "a cookie wall, a menu and a newsletter prompt around two paragraphs",
        """
We use cookies to give you the best experience. Read our cookie policy to learn more.
Accept all
Reject all
Skip to main content
Menu
Home
Politics
Sport
= Japan joins European research programme

Published on 3 March 2025

By Clara Jensen and Tom O'Hara

| Japanese universities can apply for European research money from next year on equal terms.

| The agreement was initialled in Brussels after two years of talks. "It opens every door," said one rector.

Sign up for our weekly newsletter and get the best stories in your inbox.

Thank you for subscribing!

About the author
Clara Jensen has covered science policy since 2009. She lives in Aarhus.
""",
    ),
    case(
        "a press release with bullets after a colon and contacts at its end",
        """
= Joint statement on economic security

Press release
12 June 2025
Brussels

| The European Union and Japan today agreed on a programme of work with three parts:

| - supply chains of critical raw materials;
| - protection of sensitive technology;
| - answers to economic coercion.

| Background

| The high-level dialogue was set up in 2018 and meets every year in one of the two capitals.

Press contacts
Jane Example, +32 2 000 00 00
""",
    ),
    case(
        "a question and an exclamation as subheadings stay",
        """
= What the new pact means

| The pact between Japan and the European Union enters into force on Friday after both sides told each other so.

| What changes for exporters?

| Exporters of machines need one test instead of two. Most certificates will hold on both sides.

What do you think?
Leave a comment
""",
    ),
    case(
        "lines broken at a width, with a notice broken the same way",
        """
= EU envoy visits Okinawa

| The European Union's envoy for the Indo-Pacific visited Okinawa
+ on Wednesday to look at a station that watches the sea lanes. He
+ said that Europe would send a ship next spring.

Be the first to comment
Please write politely, in whole sentences and without insults, since
comments that do not follow these rules are not shown on the page.
""",
    ),
    case(
        "a report without headline, byline or furniture",
        """
| Two member states have asked Tokyo for talks on visas for working holidays.

| The talks could begin in autumn, diplomats said.
""",
    ),
    case(
        "a sentence about comments, copyright and cookies is not furniture",
        """
= Copyright rules part of trade deal

| Copyright protection was the last open point between Japan and the Union, and comments by both sides had been sharp.

| Sources close to the talks said that cookies and biscuits would be free of duty too.

| Related articles of the agreement protect the names of cheeses such as Feta.

Sources: agency, own research
""",
    ),
    case(
        "the agency's name before a dash and its mark glued to the last sentence",
        """
= Sides announce dialogue

| ⟦NNA –⟧ Japan and the European Union announced a dialogue on sanctions in Tokyo on Friday, officials said.

| It will meet twice a year, alternately in both capitals.–AFP
""".replace("capitals.–AFP", "capitals. ⟦–AFP⟧"),
    ),
]

GERMAN = [
    case(
        "a breadcrumb glued to the headline, kicker, advertisements and reading tips",
        """
Anzeige
HomeNachrichtenPolitikEuropa und Japan bauen gemeinsame Chipfabrik

Neue Pläne aus Dresden

= Europa und Japan bauen gemeinsame Chipfabrik

| Wie die Europäische Kommission mitteilte, entsteht in Dresden eine Fabrik mit japanischer Beteiligung.

Anzeige

| Erste Scheiben sollen 2028 vom Band laufen

| Nach Angaben aus Regierungskreisen übernimmt Japan ein Drittel der Kosten. Quellen in Tokio bestätigten die Summe.

LESEN SIE AUCH:  Warum Kaffee teurer wird

| Die Quellen des Rheins haben damit nichts zu tun, scherzte der Minister.

Mehr zum Thema

Bahn streikt am Wochenende
Kommentar (0)
""",
    ),
    case(
        "sources alone on the last line, agency in the dateline, reading time",
        """
= EU und Japan wollen Schiffe gemeinsam schützen

Von Anna Müller
Stand: 14.07.2025, 09:12 Uhr
Lesezeit: 3 Min.
Teilen

| ⟦Brüssel/Tokio (dpa) –⟧ Die EU und Japan wollen Handelsschiffe im Roten Meer künftig gemeinsam schützen.

| Das sagte die Außenbeauftragte am Montag in Brüssel. Japan prüft, zwei Zerstörer zu entsenden.

© dpa-infocom, dpa:250714-930-791234/1

Quellen:
""",
    ),
    case(
        "an editorial label and a subtitle before the repeated headline",
        """
= Japan tritt europäischem Forschungsfonds bei

Transparenz: Redaktionell erstellt und geprüft.
Veröffentlicht am

Der Beitritt stärkt die Zusammenarbeit der Universitäten auf beiden Seiten.

Japan tritt europäischem Forschungsfonds bei

| In Tokio hat die Regierung beschlossen, dem europäischen Fonds beizutreten. Das Parlament muss noch zustimmen.

| Mehr Geld für kleine Hochschulen

| Vor allem kleine Hochschulen hoffen auf Geld aus Brüssel, denn ihre eigenen Mittel sinken seit Jahren.

Quellen:
""",
    ),
]

FRENCH = [
    case(
        "reading tips in the text, credit line, comments",
        """
Accueil > Monde > Asie

= Le Japon et l'Union européenne s'accordent sur l'acier vert

Par Julie Martin

Publié le 12 mai 2025 à 18h02, mis à jour le 13 mai 2025 à 9h15
Temps de lecture : 2 min.

Un haut fourneau à Dunkerque. Photo : Agence / Paul Durand

| ⟦Bruxelles (AFP) –⟧ Le Japon et l'Union européenne se sont accordés lundi sur une définition commune de l'acier vert.

Lire aussi : Les prix du minerai repartent à la hausse

| « C'est un premier pas », a déclaré la commissaire. Elle se rendra à Nagoya en septembre.

PUBLICITÉ

| Les industriels demandent maintenant une aide pour leurs fours électriques.

Sur le même thème

Grève dans les ports
Commentaires
Soyez le premier à réagir
""",
    ),
]

ITALIAN = [
    case(
        "glued share prompts, related headlines and rights reserved",
        """
= Vertice sulle batterie tra Europa e Giappone

Diritti d'autore
Di Redazione Esteri
Condividi questo articoloCommenti
Copia e incolla il codice embed del video qui sotto:Copy to clipboardCopied

PUBBLICITÀ

| Europa e Giappone si sono incontrati a Bruxelles per parlare di batterie e di materie prime.

| Ricerca comune

| I ministri hanno deciso di finanziare insieme tre laboratori. Il primo aprirà a Torino nel 2027.

Condividi questo articoloCommenti

Notizie correlate

La frenata dei mercati preoccupa le imprese

Riproduzione riservata © Copyright Agenzia
""",
    ),
    case(
        "two agency marks before the first sentence",
        """
= Intesa sui visti tra Roma e Tokyo

| ⟦(ANSA) - ROMA, 13 LUG -⟧ Italia e Giappone hanno firmato un'intesa sui visti per gli studenti. Vale cinque anni.

| Le prime domande si potranno presentare da settembre. ⟦(ANSA).⟧
""",
    ),
]

SPANISH = [
    case(
        "agency dateline, related links and tags",
        """
= Japón y la UE crean un grupo sobre inteligencia artificial

Redacción
24 de julio de 2025 10:30

| ⟦Tokio, 24 jul (EFE).-⟧ Japón y la Unión Europea crearán un grupo sobre inteligencia artificial.

| Fuentes comunitarias explicaron que el grupo se reunirá cada seis meses.

Lea también: El turismo bate récords en verano

| La primera reunión se celebrará en Bilbao el próximo enero. ⟦EFE⟧

Etiquetas: Japón, Unión Europea
Te puede interesar

Así será el eclipse de agosto
""",
    ),
]

JAPANESE = [
    case(
        "date, bookmark prompt, caption and copyright",
        """
= 日EU、海底ケーブルで協力覚書　首脳会談で署名

2025/07/23 20:57

  • このエントリーをはてなブックマークに追加

| ⟦【ブリュッセル共同】⟧日本と欧州連合は２３日、海底ケーブルの敷設で協力する覚書に署名した。

| 首相は「通信網を強くする。」と述べた。来年春に調査を始める。

覚書に署名した首相と欧州委員長=23日午後、首相官邸

| 費用は両者が半分ずつ負担する。

© 一般社団法人架空通信社
関連記事
米価が高止まり、消費者に不安
コメント:0 件
まだコメントはありません。
""",
    ),
    case(
        "headline twice with a section label, byline of a reporter, tags",
        """
2025.8.7

FEATURE

= 水素で連携を深める日本と欧州―共同声明を読む

水素で連携を深める日本と欧州―共同声明を読む

文：山田花子

| 日本と欧州連合は水素の認証をそろえることで合意した。運搬船の基準も共通にする。

| 供給網をどう守るか

| 共同声明は、部品を一つの国に頼らないことを求めている。企業には報告の義務が生じる見通しだ。

タグ：水素、欧州
この記事をシェアする
""",
    ),
    case(
        "a follow-up and a ranking in sentences are not prompts",
        """
= 日欧のデータ協定、来月にも発効

| フォローアップ会合が開かれ、日欧のデータ協定は来月にも発効する見通しとなった。

| ランキング上位の企業は歓迎しているが、中小企業からは負担を心配する声も出ている。

よく読まれている記事
桜の開花、例年より早く
""",
    ),
]

DUTCH_AND_POLISH = [
    case(
        "Dutch prompts",
        """
= Japan en EU versoepelen regels voor bloembollen

Door onze redacteur
Gepubliceerd: 4 april 2025

| Japan en de Europese Unie versoepelen de regels voor bloembollen. Kwekers hoeven nog maar één keuring te doorstaan.

Lees ook: Waarom tulpen dit jaar later bloeien

| De regels gaan in het najaar in, aldus het ministerie.

Deel dit artikel
Meest gelezen
File op de ring van Utrecht
""",
    ),
    case(
        "Polish prompts",
        """
= Japonia i Unia Europejska o bezpieczeństwie kolei

Opublikowano: 4 kwietnia 2025

| Japonia i Unia Europejska uzgodniły wspólne normy bezpieczeństwa dla szybkich pociągów na swoich rynkach.

Czytaj też: Remont dworca potrwa dłużej

| Pierwsze pociągi według nowych norm pojadą za cztery lata.

Źródło: PAP
Komentarze
""",
    ),
]

ALL = dict([*ENGLISH, *GERMAN, *FRENCH, *ITALIAN, *SPANISH, *JAPANESE, *DUTCH_AND_POLISH])
"""What each page shows, and the page."""
