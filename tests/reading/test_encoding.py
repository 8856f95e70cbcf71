"""Encodings: what was meant is read, whatever the label says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ReadingError
from bot.reading.text.encoding import decode

JAPANESE = "日本と欧州連合は火曜日、北極海を通る海底ケーブルの費用を分担することで合意した。"
POLISH = "Japonia i Unia uzgodniły we wtorek przepisy dotyczące łańcuchów dostaw. Żadna ze stron nie działa sama."
CZECH = "Japonsko a Unie se v úterý dohodly na společných pravidlech. Příští schůzka proběhne v Praze."
FRENCH = "Le Japon et l'Union européenne se sont accordés mardi. « C'est une étape », a déclaré la présidente."
GERMAN = "Japan und die Europäische Union einigten sich am Dienstag. „Das ist ein großer Schritt“, hieß es."
SPANISH = "Japón y la Unión acordaron el martes una norma. “Es un paso histórico”, dijo la presidenta en España."
RUSSIAN = "Япония и Европейский союз договорились во вторник об общих правилах. Следующая встреча в Брюсселе."
GREEK = "Η Ιαπωνία και η Ευρωπαϊκή Ένωση συμφώνησαν την Τρίτη σε κοινούς κανόνες για τις μπαταρίες."
TURKISH = "Japonya ve Avrupa Birliği salı günü ortak kurallar üzerinde anlaştı. Görüşmeler İstanbul'da sürecek."
KOREAN = "일본과 유럽연합은 화요일 해저 케이블 비용을 분담하기로 합의했다. 다음 회의는 브뤼셀에서 열린다."
CHINESE = "欧盟与日本星期二就共同规则达成协议。下一次会议将在布鲁塞尔举行，双方代表说。"
TAIWANESE = "歐盟與日本星期二就共同規則達成協議。下一次會議將在布魯塞爾舉行，雙方代表說。"

TEXTS = [
    pytest.param(text, encoding, id=f"{name} in {encoding}")
    for name, text, encodings in (
        ("Japanese", JAPANESE, ("shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be")),
        ("Polish", POLISH, ("cp1250", "iso8859_2", "mac_latin2", "utf-16-le")),
        ("Czech", CZECH, ("cp1250", "iso8859_2")),
        ("French", FRENCH, ("cp1252", "mac_roman", "utf-16-le", "utf-16-be")),
        ("German", GERMAN, ("cp1252", "mac_roman")),
        ("Spanish", SPANISH, ("cp1252", "mac_roman")),
        ("Russian", RUSSIAN, ("cp1251", "koi8_r", "iso8859_5", "utf-16-le")),
        ("Greek", GREEK, ("cp1253", "iso8859_7")),
        ("Turkish", TURKISH, ("cp1254", "iso8859_9")),
        ("Korean", KOREAN, ("euc_kr", "utf-16-le")),
        ("Chinese", CHINESE, ("gb18030", "gb2312")),
        ("Taiwanese", TAIWANESE, ("big5",)),
    )
    for encoding in encodings
]
LABELS = [
    pytest.param("", id="no label"),
    pytest.param("text/html; charset=iso-8859-1", id="the server's default"),
    pytest.param("text/html; charset=utf-8", id="a wrong label"),
]


@pytest.mark.parametrize("content_type", LABELS)
@pytest.mark.parametrize(("text", "encoding"), TEXTS)
def test_a_text_is_read_in_its_encoding_whatever_its_label(text: str, encoding: str, content_type: str) -> None:
    assert decode(text.encode(encoding), content_type) == text


@pytest.mark.parametrize(("text", "encoding"), TEXTS)
def test_a_page_is_read_in_the_encoding_it_declares(text: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><script>a = 1 < 2;</script><p>{text}</p></body></html>'

    assert decode(page.encode(encoding)) == page


SLIPS = [
    pytest.param(JAPANESE.encode() * 3 + b"\xff", JAPANESE * 3 + "\ufffd", id="a broken byte in UTF-8"),
    pytest.param(JAPANESE.encode() * 9 + b"\0", JAPANESE * 9 + "\0", id="a NUL in UTF-8"),
    pytest.param(FRENCH.encode("cp1252") + b"<p>", FRENCH + "<p>", id="a tag at the end"),
    pytest.param(b"Orb\xe1n\x92s visit", "Orbán’s visit", id="one name in English"),
    pytest.param(b"\xa350m deal", "£50m deal", id="one sign"),
    pytest.param(b"\xef\xbb\xbfcaf\xc3\xa9", "café", id="a byte order mark"),
    pytest.param(b"plain", "plain", id="ASCII"),
    pytest.param(b'<meta charset="utf-7">+ADw-b+AD4-', '<meta charset="utf-7">+ADw-b+AD4-', id="UTF-7 is not read"),
]


@pytest.mark.parametrize(("data", "text"), SLIPS)
def test_slips_do_not_change_the_encoding(data: bytes, text: str) -> None:
    assert decode(data) == text


NO_TEXT = [
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0" + bytes(range(256)) * 8, id="a picture"),
    pytest.param(b"\0" * 5000, id="nothing but NUL"),
    pytest.param(bytes(range(128, 256)) * 20, id="every byte"),
]


@pytest.mark.parametrize("data", NO_TEXT)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="not text"):
        decode(data)


@given(st.binary(max_size=400), st.sampled_from(["", "idna", "hex", "utf-16", "unicode_escape", "utf-32", "x-sjis"]))
def test_any_bytes_under_any_label_give_text_or_a_reading_error(data: bytes, label: str) -> None:
    try:
        assert isinstance(decode(data, f"text/html; charset={label}"), str)
    except ReadingError as error:
        assert "not text" in str(error)  # noqa: PT017 - either outcome is right


UNKNOWN_HERE = [
    pytest.param("הנציבות האירופית ויפן חתמו על הסכם חדש בתחום הביטחון והסחר", "windows-1255", id="Hebrew"),
    pytest.param("وقع الاتحاد الأوروبي واليابان اتفاقية جديدة", "windows-1256", id="Arabic"),
    pytest.param("คณะกรรมาธิการยุโรปและญี่ปุ่นลงนามในข้อตกลงใหม่", "tis-620", id="Thai"),
    pytest.param("Łódź", "iso-8859-2", id="one word"),
    pytest.param("é", "cp866", id="one letter, odd as it is"),
]


@pytest.mark.parametrize(("text", "encoding"), UNKNOWN_HERE)
def test_a_label_stands_where_the_text_cannot_contradict_it(text: str, encoding: str) -> None:
    data = text.encode(encoding, errors="replace")

    assert decode(data, f"text/xml; charset={encoding}") == data.decode(encoding)
