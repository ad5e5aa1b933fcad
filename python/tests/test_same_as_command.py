"""The wheel and the command give the same of the same document."""

import json

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


def test_pages_and_texts(command, documents):
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    written = command(["filter", "--removed", "--sentences"], lines.encode()).decode().splitlines()
    assert len(written) == len(documents) == 2000
    cleaner = copydesk.Cleaner()
    removals = 0
    for document, line in zip(documents, written):
        if "html" in document:
            article = cleaner.page(document["html"], document["url"])
        else:
            article = cleaner.clean(document["text"], document["url"])
        expected = json.loads(line)
        for name, value in record(article).items():
            assert value == expected[name], (document["id"], name)
        for found, removal in zip(rules(article.removed), expected["removed"], strict=True):
            assert found == {name: removal.get(name) for name in found}
            removals += 1
    assert removals > 10000


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
