"""The wheel and the command give the same of the same document."""

import json
import lzma
import os
from pathlib import Path

import copydesk
import pyarrow
import pyarrow.parquet
import pytest

FIELDS = ["title", "authors", "published", "modified", "site", "language", "standfirst"]


def record(article):
    """An article as `copydesk filter --removed --sentences` writes it."""
    written = article.to_dict()
    return {
        "text": article.text,
        "sentences": article.sentences,
        "removed": written["removed"],
        **{name: getattr(article, name) for name in FIELDS},
    }


def rules(removed):
    """Reason, rule, range and the rest of what was removed, from the objects."""
    names = ["reason", "rule", "decided_by", "text", "order", "role", "evidence", "start", "end"]
    return [{name: getattr(removal, name) for name in names} for removal in removed]


def cleaned(cleaner, document):
    """The article of a record, in the state that the command takes it for."""
    url = document.get("url")
    if "html" in document:
        return cleaner.page(document["html"], url)
    return cleaner.clean(document["text"], url) if "text" in document else cleaner.flat(document["flat"], url)


def compared(command, documents):
    """Compares what both make of the documents; gives how many removals there were."""
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    written = command(["filter", "--removed", "--sentences"], lines.encode()).decode().splitlines()
    assert len(written) == len(documents)
    cleaner = copydesk.Cleaner()
    removals = 0
    for document, line in zip(documents, written):
        article, expected = cleaned(cleaner, document), json.loads(line)
        for name, value in record(article).items():
            assert value == expected[name], (document["id"], name)
        for found, removal in zip(rules(article.removed), expected["removed"], strict=True):
            assert found == {name: removal.get(name) for name in found}
            removals += 1
    return removals


def test_a_thousand_pages_and_a_thousand_texts(command, documents):
    assert [sum(name in document for document in documents) for name in ("html", "text")] == [1000, 1000]
    assert compared(command, documents) > 10000


DATA = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data"
# Some 1,400 pages and 2,000 texts; flat text takes the longest. A tenth of them is compared unless
# COPYDESK_LABELLED is "all".
SETS = {"pages/news-validate": 1000, "pages/news": 1000, "pages/wcxb": 1000, "lines/news-validate-extract": 1000,
        "lines/wcxb-extract": 1000, "lines/news-validate-flat": 200}
PART = 1 if os.environ.get("COPYDESK_LABELLED") == "all" else 10


@pytest.mark.parametrize("name, most", SETS.items())
def test_labelled_documents(command, name, most):
    """The same over real pages and texts, where the labelled sets are at hand."""
    path = DATA / f"{name}.jsonl.xz"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    with lzma.open(path, "rt", encoding="utf8") as file:
        records = [json.loads(line) for _, line in zip(range(most // PART), file)]
    fields = ["id", "url", "html"] if name.startswith("pages") else ["id", "text"]
    found = [{field: record[field] for field in fields if record.get(field) is not None} for record in records]
    if name.endswith("flat"):
        found = [{"id": record["id"], "flat": record["text"]} for record in found]
    assert compared(command, found) > len(found)


def test_patterns(command):
    text = "The ferry sank at noon on Monday, officials said.\n\nOrder code AB-12 at the harbour shop"
    options = ["--pattern", r"promotion=\b[A-Z]{2}-\d\d\b", "--phrase", "promotion=tide table"]
    line = json.dumps({"text": text}) + "\n"
    expected = json.loads(command(["filter", "--removed", *options], line.encode()))
    cleaner = copydesk.Cleaner(patterns={"promotion": r"\b[A-Z]{2}-\d\d\b"}, phrases={"promotion": "tide table"})
    article = cleaner.lines(text)
    assert [removal.rule for removal in article.removed] == ["caller/2"]
    assert article.to_dict()["removed"] == expected["removed"]


def fixtures(repository):
    endings = {".html": "page", ".txt": "lines"}
    for path in sorted((repository / "fixtures").rglob("*")):
        if path.suffix in endings and path.stat().st_size < 2_000_000:
            yield path, endings[path.suffix]


@pytest.mark.parametrize("options", [{}, {"focus": "precision", "show": ["caption"], "hide": "correction"}])
def test_fixtures_as_json_markdown_and_html(command, repository, options):
    found = list(fixtures(repository))
    assert len(found) > 50
    # The command starts anew for each, so that some stand for all.
    for path, state in found[:: max(1, len(found) // 25)]:
        arguments = [path, "--from", state]
        for name, values in options.items():
            for value in [values] if isinstance(values, str) else values:
                arguments += [f"--{name}", value]
        cleaner = copydesk.Cleaner(**options)
        clean = {"page": cleaner.page, "lines": cleaner.lines}[state]
        article = clean(path.read_bytes())
        assert article.to_dict() == json.loads(command(["clean", "--to", "json", *arguments])), path
        markdown = command(["clean", "--to", "markdown", *arguments]).decode()
        assert article.markdown.rstrip("\n") == markdown.rstrip("\n"), path
        html = command(["clean", "--to", "html", *arguments]).decode()
        assert article.html.rstrip("\n") == html.rstrip("\n"), path


def test_flat_and_restored(command, repository):
    for path in sorted((repository / "fixtures/demo").glob("*flat*.txt")):
        text = path.read_text()
        expected = json.loads(command(["clean", "--from", "flat", "--to", "json", path]))
        assert copydesk.Cleaner().flat(text).to_dict() == expected
        assert copydesk.restore(text).text.rstrip("\n") == command(["restore", path]).decode().rstrip("\n")


@pytest.mark.parametrize("jobs", [1, 3])
def test_batches_and_parquet(command, documents, tmp_path, jobs):
    rows = [{"id": row["id"], "url": row["url"], "html": row.get("html"), "text": row.get("text")} for row in documents[:400]]
    table = pyarrow.Table.from_pylist(rows)
    pyarrow.parquet.write_table(table, tmp_path / "in.parquet")
    out = tmp_path / "out"
    done = command(["clean", tmp_path / "in.parquet", "-o", out, "-q", "--removed", "--sentences"], fails=True)
    if not (out / "in.parquet").exists():
        pytest.skip(f"the command is built without Parquet {done.decode()}")
    expected = pyarrow.parquet.read_table(out / "in.parquet")
    cleaned = copydesk.Cleaner().clean_table(table, removed=True, sentences=True, jobs=jobs)
    assert cleaned["error"].null_count == len(rows)
    assert cleaned.drop(["error"]).to_pylist() == expected.to_pylist()


def test_profiles(command, tmp_path):
    motto = "The Kestrel has been printed in Porto Azul since the harbour was built."
    lines = "".join(
        json.dumps({"url": "https://kestrel.example/", "text": f"Day {day} saw {'rain ' * (day % 7 + 3)}over the sea.\n\n{motto}"}) + "\n"
        for day in range(60)
    )
    profiles = tmp_path / "sites.profiles"
    profiles.write_bytes(command(["learn"], lines.encode()))
    cleaner = copydesk.Cleaner(profiles=profiles)
    text = f"The crew repaired the old bridge before the storm.\n\n{motto}"
    article = cleaner.lines(text, url="https://www.kestrel.example/bridge")
    assert [removal.decided_by for removal in article.removed] == ["site"]
    assert cleaner.lines(text, url="https://other.example/").removed == []
    row = pyarrow.record_batch({"url": ["https://kestrel.example/x"], "text": [text]})
    assert cleaner.clean_batch(row)["text"][0].as_py() == article.text
