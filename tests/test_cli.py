"""The command line: what it prints, its exit codes, and one clear line for every fault."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from bot.cli import cli
from bot.domain.sources import SourceKind, SourceListing, SourceState
from storage import sources
from storage.database import Database
from storage.engines import parse_address
from storage.migrate import upgrade

REPORT = (
    "EU and Japan sign a data agreement\n\nBRUSSELS, 3 March 2025 – The European Union and Japan signed an agreement "
    "on cross-border data flows on Monday. Both sides said that the accord gives companies legal certainty.\n"
)
TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of a database that is not there yet, in an empty folder with no settings."""
    monkeypatch.chdir(tmp_path)
    for name in (*TOKENS, *(name for name in os.environ if name.startswith("EUJP_") and name != "EUJP_SHARED")):
        monkeypatch.delenv(name, raising=False)
    address = f"sqlite:///{tmp_path}/archive.db"
    monkeypatch.setenv("EUJP_DATABASE_URL", address)
    return address


def eujp(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), prog_name="eujp")


def test_a_file_is_read_and_answered_from(url: str, tmp_path: Path) -> None:
    assert url
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    read = eujp("ingest", "report.txt")
    assert (read.exit_code, "1 relevant" in read.stdout) == (0, True)
    answer = eujp("chat", "-c", "/eujp latest")
    assert "signed an agreement on cross-border data flows" in " ".join(answer.stdout.split())
    assert "report.txt" in answer.stdout


def test_the_same_answer_comes_as_json_and_as_the_bodies_of_both_chats(url: str, tmp_path: Path) -> None:
    assert url
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    eujp("ingest", "report.txt")
    said = {form: eujp("chat", "-c", "latest", "--format", form).stdout for form in ("json", "slack", "discord")}
    forms = {form: json.loads(printed) for form, printed in said.items()}
    assert forms["json"].keys() == {"message", "private", "more"}
    assert all({"text", "blocks"} <= body.keys() for body in forms["slack"])
    assert all(body["allowed_mentions"] == {"parse": []} for body in forms["discord"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("chat", "-c", "/eujp latset"), 2, "latest"),
        (("chat", "-c", "/eujp latest limit:lots"), 2, "limit"),
        (("chat", "-c", "/eujp latest colour:red"), 2, "colour"),
        (("chat", "-c", "/eujp story 4711"), 0, ""),
        (("chat", "-c", "/eujp search Atlantis"), 0, ""),
        (("chat", "-c", "/eujp source list"), 1, "--admin"),
        (("chat", "--admin", "-c", "/eujp source add http://127.0.0.1:9/feed"), 1, "127.0.0.1"),
        (("chat", "--admin", "-c", "/eujp source add http://10.1.2.3/feed"), 1, "10.1.2.3"),
        (("chat", "--format", "yaml", "-c", "help"), 2, "yaml"),
        (("ingest", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("ingest", "http://192.168.0.1/"), 1, "192.168.0.1"),
        (("demo", "--from", "/no-such-place"), 1, "/no-such-place"),
        (("ingest",), 2, "TARGETS"),
        (("update", "--source", "99"), 1, "99"),
        (("export", "facts", "--format", "opml"), 2, "OPML is for sources"),
        (("export", "opinions"), 2, "opinions"),
        (("import", "facts", "no-such-file.jsonl"), 2, "no-such-file.jsonl"),
        (("catalog", "check", "no-such-folder"), 2, "no-such-folder"),
        (("frobnicate",), 2, "frobnicate"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_fault_is_one_clear_line_and_the_right_exit_code(
    url: str, words: tuple[str, ...], code: int, said: str
) -> None:
    prepare_without_sources(url)
    result = eujp(*words)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output
    if code == 1:
        assert len(result.stderr.strip().splitlines()) == 1


def test_one_unreadable_file_is_named_and_the_rest_is_stored(url: str, tmp_path: Path) -> None:
    assert url
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\xff\xfe\x00binary\x00" * 50)
    (folder / "b.txt").write_text(REPORT, encoding="utf-8")
    (folder / "c.jsonl").write_text('{"id": "1"\n{"id": "2", "text": "Japan and the EU agreed."}\n', encoding="utf-8")
    result = eujp("ingest", "reports")
    assert result.exit_code == 1
    assert "a.txt" in result.stderr
    assert "b.txt" not in result.stderr
    assert "c.jsonl" in result.stderr
    assert "1 relevant" in result.stdout or "2 relevant" in result.stdout


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "xapp-wrong-kind", "xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-wrong-kind", "xapp-"),
        ("EUJP_DATABASE_URL", "mysql://localhost/eujp", "sqlite:///"),
        ("EUJP_PORT", "99999", "EUJP_PORT is wrong: it must be a whole number from 0 to 65535"),
        ("EUJP_PORT", "abc", "EUJP_PORT is wrong: it must be a whole number from 0 to 65535"),
        ("EUJP_EDITORS", "U123", "slack:ID"),
        ("EUJP_LOG_LEVEL", "loud", "DEBUG"),
        ("EUJP_MODEL_URL", "http://me:sk-secret@localhost/v1", "EUJP_MODEL_KEY"),
        ("EUJP_MODEL_URL", "http://localhost/v1", "EUJP_MODEL_NAME"),
        ("EUJP_MODEL_LANGUAGE", "ru", "en, de, fr"),
        ("EUJP_REVIEW_AT", "25:00", "EUJP_REVIEW_AT is wrong: write it as hours and minutes, 09:00"),
        ("EUJP_REVIEW_AT", "noon", "EUJP_REVIEW_AT is wrong: write it as hours and minutes, 09:00"),
        ("EUJP_REVIEW_ZONE", "Brussels", "EUJP_REVIEW_ZONE is wrong: name a time zone"),
        ("EUJP_REVIEW_LIMIT", "0", "EUJP_REVIEW_LIMIT is wrong: it must be a whole number from 1 to 10"),
        ("EUJP_MODEL_KEY", "sk-schlüssel", "ASCII"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(
    url: str, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    assert url
    monkeypatch.setenv(name, value)
    result = eujp("run")
    assert result.exit_code == 1
    assert name in result.stderr
    assert said in result.stderr
    assert "wrong-kind" not in result.output


def test_a_bot_token_alone_says_what_else_slack_needs(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_without_sources(url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-alone")
    result = eujp("run")
    assert (result.exit_code, "SLACK_APP_TOKEN" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://eujp:secret@127.0.0.1:9/eujp", "127.0.0.1"),
        ("sqlite:////proc/no/such/folder/archive.db", "/proc/no/such/folder"),
    ],
    ids=["a server that does not answer", "a folder that cannot be made"],
)
def test_a_database_out_of_reach_is_one_line_without_the_password(
    url: str, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    assert url
    monkeypatch.setenv("EUJP_DATABASE_URL", address)
    result = eujp("chat", "-c", "latest")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "secret" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    upgrade(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    result = eujp("chat", "-c", "latest")
    assert result.exit_code == 1
    assert "newer" in result.stderr


def test_a_file_that_is_no_database_is_left_alone(url: str, tmp_path: Path) -> None:
    assert url
    (tmp_path / "archive.db").write_bytes(b"a letter to my aunt" * 100)
    result = eujp("chat", "-c", "latest")
    assert result.exit_code == 1
    assert (tmp_path / "archive.db").read_bytes() == b"a letter to my aunt" * 100


def test_a_backup_holds_what_the_archive_holds_and_overwrites_nothing(url: str, tmp_path: Path) -> None:
    upgrade(url)
    assert eujp("db", "backup", "copy.db").exit_code == 0
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    copy.close()
    again = eujp("db", "backup", "copy.db")
    assert (again.exit_code, "copy.db" in again.stderr) == (1, True)


def test_facts_go_out_and_come_in_again_and_a_wrong_line_is_told(url: str, tmp_path: Path) -> None:
    prepare_without_sources(url)
    out = eujp("export", "facts", "--format", "jsonl").stdout
    first = json.loads(out.splitlines()[0])
    (tmp_path / "own.jsonl").write_text(out, encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(json.dumps({**first, "title": "Another"}) + "\nno json\n", encoding="utf-8")
    own = eujp("import", "facts", "own.jsonl")
    assert (own.exit_code, own.stdout.startswith("0 added, 0 changed")) == (0, True)
    trial = eujp("import", "facts", "other.jsonl", "--dry-run")
    assert (trial.exit_code, "1 to change" in trial.stdout, "Line 2" in trial.stdout) == (1, True, True)
    assert eujp("export", "facts", "--format", "jsonl").stdout == out
    assert eujp("import", "facts", "other.jsonl").exit_code == 1
    assert "Another" in eujp("chat", "-c", f"fact {first['id']}").stdout


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("facts",), "# Facts"),
        (("facts", "--format", "csv"), "\ufeffid,status,date"),
        (("stories", "--format", "csv"), "\ufeffid,title,published"),
        (("sources",), "<opml"),
        (("sources", "--format", "md"), "# Sources"),
    ],
    ids=" ".join,
)
def test_an_export_is_nothing_but_what_was_asked_for(
    url: str, tmp_path: Path, words: tuple[str, ...], begins: str
) -> None:
    assert url
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    eujp("ingest", "report.txt")
    result = eujp("export", *words)
    assert (result.exit_code, result.stdout.startswith(begins)) == (0, True)


def test_documents_are_understood_line_by_line_and_a_bad_line_stops_nothing(url: str, tmp_path: Path) -> None:
    assert url
    japanese = (
        "日本とEUは2025年3月3日、ブリュッセルでデータ流通に関する協定に署名した。双方は企業に利益があると述べた。"
    )
    rows = [
        {"id": "a", "text": REPORT, "unknown": 1},
        {"id": "b", "text": japanese, "published": "2025-03", "title": ""},
        {"id": "c", "text": REPORT, "url": "https://copy.example/1"},
        {"id": "d"},
    ]
    lines = [json.dumps(row) for row in rows]
    (tmp_path / "in.jsonl").write_text("\n".join([*lines, "no json"]), encoding="utf-8")
    result = eujp("analyze", "in.jsonl")
    first, second, copy, empty, broken = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert (first["id"], first["language"], first["story"], first["event"]["value"]) == ("a", "en", "a", "2025-03-03")
    assert [first["text"][part["start"] : part["end"]] for part in first["summary"]] == [
        part["text"] for part in first["summary"]
    ]
    assert (second["language"], second["published"]["value"], second["published"]["precision"]) == (
        "ja",
        "2025-03",
        "month",
    )
    assert copy["duplicate_of"] == "a"
    assert (empty.keys(), empty["id"], broken["id"]) == ({"id", "error"}, "d", None)
    assert result.stderr == "eujp: 2 of 5 lines could not be read.\n"
    assert not (tmp_path / "archive.db").exists()


def test_labels_are_compared_and_a_line_without_one_is_counted(url: str, tmp_path: Path) -> None:
    assert url
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": REPORT, "relevant": True}) + "\n{}\n", encoding="utf-8")
    result = eujp("evaluate", "in.jsonl")
    assert (result.exit_code, result.stderr) == (1, "eujp: 1 of 2 lines could not be read.\n")
    assert "1 document." in result.stdout


@pytest.mark.parametrize("lines", [pytest.param("", id="empty"), pytest.param('{"text": "Japan"}\n', id="unlabelled")])
def test_a_file_without_a_label_gives_one_line_and_no_figures(url: str, tmp_path: Path, lines: str) -> None:
    assert url
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    result = eujp("evaluate", "in.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert "in.jsonl is a labelled document" in result.stderr


@pytest.mark.parametrize("command", ["analyze", "evaluate"])
def test_the_help_names_the_file_and_where_its_keys_are_explained(command: str) -> None:
    said = eujp(command, "--help").stdout
    assert "FILE" in said.splitlines()[0]
    assert "docs/evaluate.md" in said


def test_the_demonstration_reads_a_folder_shows_stories_and_a_digest_and_ends(url: str, tmp_path: Path) -> None:
    assert url
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    result = eujp("demo", "--from", "report.txt")
    assert result.exit_code == 0, result.output
    assert result.stdout.index("Newest stories") < result.stdout.index("digest")
    assert not (tmp_path / "archive.db").exists()


@pytest.fixture
def running(url: str, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start `eujp run` with no token, on an archive whose sources were all removed, so that it polls nothing."""
    prepare_without_sources(url)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "bot.cli", "run"],
        cwd=tmp_path,
        env={**os.environ, "EUJP_PORT": str(port), "PYTHONPATH": str(Path(__file__).parents[1])},
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process, port
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_the_bot_says_what_it_lacks_answers_on_its_web_port_and_stops_cleanly(
    running: tuple[subprocess.Popen[str], int],
) -> None:
    process, port = running
    assert health(port)["status"] == "ok"
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert "SLACK_BOT_TOKEN" in said
    assert "DISCORD_TOKEN" in said
    assert "No language model is used: EUJP_MODEL_URL is not set." in said
    assert "Traceback" not in said


def health(port: int) -> dict[str, str]:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                found: dict[str, str] = json.load(answer)
                return found
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the web port never answered")


def prepare_without_sources(url: str) -> None:
    """Make an archive that once had a source, so that the default ones are not loaded and nothing public is asked."""

    async def prepare() -> None:
        database = Database.open(url)
        listing = SourceListing("http://127.0.0.1:9/feed", "Gone", "Gone", "en", SourceKind.OTHER)
        async with database.writing() as connection:
            await sources.add(connection, listing, is_default=True, now=datetime.now(UTC), state=SourceState.REMOVED)
        await database.close()

    upgrade(url)
    asyncio.run(prepare())


def test_without_a_story_starter_material_is_drawn_and_a_machine_without_a_browser_is_told_so(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EUJP_CHROMIUM", "/nowhere/chromium")
    refused = eujp("preview", "/eujp story 1", "--theme", "dark", "--out", "drawn")
    written = ["drawn/story-1.slack.html", "drawn/story-1.discord.html"]
    assert (refused.exit_code, refused.stdout.split()) == (1, written)
    note, fault = refused.stderr.splitlines()
    assert fault == "eujp: EUJP_CHROMIUM names no program: /nowhere/chromium"
    assert "starter material" in note
    for page in written:
        shown = (tmp_path / page).read_text(encoding="utf-8")
        assert (note in shown, "Competitiveness Alliance" in shown) == (True, True)
    file = parse_address(url).file
    assert file is not None
    assert not file.exists()


def test_an_archive_with_a_story_is_drawn_as_it_is(url: str, tmp_path: Path) -> None:
    assert url
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    eujp("ingest", "report.txt")
    drawn = eujp("preview", "/eujp latest", "--platform", "slack", "--html")
    assert (drawn.exit_code, drawn.stdout, drawn.stderr) == (0, "previews/latest.slack.html\n", "")
    shown = (tmp_path / "previews" / "latest.slack.html").read_text(encoding="utf-8")
    assert ("cross-border data flows" in shown, "tarter material" in shown) == (True, False)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("lastest",), "Did you mean latest?"),
        (("subscribe", "--platform", "discord"), "How often"),
        (("source list",), "--admin"),
    ],
    ids=["what is not understood", "a form", "what is not allowed"],
)
def test_whatever_a_chat_would_answer_is_drawn(url: str, tmp_path: Path, words: tuple[str, ...], shown: str) -> None:
    prepare_without_sources(url)
    assert eujp("preview", *words, "--html").exit_code == 0
    [*pages] = (tmp_path / "previews").glob("*.html")
    assert pages
    assert [page.name for page in pages if shown not in page.read_text(encoding="utf-8")] == []


def test_a_preview_changes_nothing(url: str, tmp_path: Path) -> None:
    prepare_without_sources(url)
    refused = eujp("preview", "subscribe weekly friday 9:00 Tokyo", "--html")
    assert (refused.exit_code, refused.stderr.splitlines()) == (
        2,
        ["eujp: A preview changes nothing, and /eujp subscribe would: do it with eujp chat -c."],
    )
    assert "no subscriptions" in eujp("chat", "-c", "subscriptions").stdout
    assert not (tmp_path / "previews").exists()


def test_a_zone_that_is_none_is_a_misuse(url: str) -> None:
    assert url
    result = eujp("preview", "latest", "--zone", "Brussels")
    assert (result.exit_code, "Europe/Brussels" in result.stderr) == (2, True)


def test_a_document_given_to_analyze_is_sent_to_ingest(tmp_path: Path) -> None:
    given = tmp_path / "report.txt"
    given.write_text("The EU and Japan signed.\nIt covers ports.\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["analyze", str(given)])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "eujp ingest stores documents" in result.stderr
