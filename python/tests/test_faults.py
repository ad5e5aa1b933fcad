"""Broken input of every kind raises or fills `error`; nothing ends the process."""

import pickle
import random

import copydesk
import pyarrow
import pytest

CLEANER = copydesk.Cleaner()


@pytest.mark.parametrize(
    "options",
    [
        {"focus": "sharp"},
        {"tidy": "much"},
        {"show": "headlines"},
        {"hide": ["caption", "nothing"]},
        {"phrases": {"nothing": ["x"]}},
        {"phrases": {"promotion": ["(a|"]}},
        {"patterns": {"nothing": ["x"]}},
        {"patterns": {"promotion": ["x", "(a"]}},
        {"patterns": {"promotion": "a(?=b)"}},
        {"patterns": {"promotion": r"\w{500}"}},
        {"keep_selector": "p["},
        {"remove_selector": ["p", ">>"]},
    ],
)
def test_wrong_options(options):
    with pytest.raises(copydesk.Error) as caught:
        copydesk.Cleaner(**options)
    assert caught.value.kind == "option"
    assert str(caught.value)


@pytest.mark.parametrize("options", [{"colour": 1}, {"show": 3}, {"phrases": ["x"]}, {"patterns": ["x"]}, {"patterns": {"promotion": 1}}, {"max_bytes": "1"}, {"focus": None}])
def test_wrong_types_of_options(options):
    with pytest.raises(TypeError):
        copydesk.Cleaner(**options)


def test_positional_options_are_none():
    with pytest.raises(TypeError):
        copydesk.Cleaner("recall")


@pytest.mark.parametrize("document", [None, 1, 1.5, ["text"], {"html": ""}, memoryview(b"x"), object(), copydesk])
@pytest.mark.parametrize("method", ["page", "lines", "flat", "clean"])
def test_wrong_types_of_documents(document, method):
    with pytest.raises(TypeError):
        getattr(CLEANER, method)(document)


def test_errors_have_a_kind_and_pickle(tmp_path):
    with pytest.raises(copydesk.Error) as caught:
        copydesk.Cleaner(max_bytes=4).page("too long")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.kind, str(again)) == ("too-large", str(caught.value))
    with pytest.raises(copydesk.Error) as caught:
        copydesk.Cleaner(profiles=tmp_path / "nothing")
    assert caught.value.kind == "read"
    (tmp_path / "damaged").write_text("no profiles")
    with pytest.raises(copydesk.Error) as caught:
        copydesk.Cleaner(profiles=str(tmp_path / "damaged"))
    assert caught.value.kind == "data" and "damaged" in str(caught.value)


@pytest.mark.parametrize("document", ["", " ", "\0", "\ufeff", "<", "<!", "&#x110000;", "\ud800 lone", "a\udfffb\n\nc", "\U0001f600" * 50])
@pytest.mark.parametrize("method", ["page", "lines", "flat", "clean"])
def test_strange_documents(document, method):
    article = getattr(CLEANER, method)(document)
    assert isinstance(article.text, str) and article.to_dict() and repr(article) and article._repr_html_()


def test_lone_surrogates_become_replacement_characters():
    assert CLEANER.lines("The ferry \ud800 sank at noon.").text == "The ferry \ufffd sank at noon."
    assert CLEANER.lines("The ferry \ud83d\ude00 sank at noon.").text == "The ferry \U0001f600 sank at noon."
    assert copydesk.sentences("It rained \udc00. It snowed.") == ["It rained \ufffd.", "It snowed."]


def test_random_bytes():
    chance = random.Random(5)
    for length in [1, 7, 100, 5000]:
        for _ in range(20):
            document = chance.randbytes(length)
            for charset in [None, "utf-8", "utf-16", "no such charset", "\0"]:
                assert isinstance(CLEANER.page(document, charset=charset).text, str)
            assert isinstance(CLEANER.clean(bytearray(document)).text, str)


def test_addresses_that_are_none():
    page = "<p>The ferry sank at noon, <a href='/x'>officials</a> said.</p>"
    for url in ["", "no address", "http://", "http://[", "javascript:x", "\0", "x" * 5000]:
        assert "ferry" in CLEANER.page(page, url).text


def test_batches_without_documents():
    for batch in [pyarrow.record_batch({"body": ["x"]}), pyarrow.record_batch({})]:
        with pytest.raises(copydesk.Error) as caught:
            CLEANER.clean_batch(batch)
        assert caught.value.kind == "field"
    with pytest.raises(copydesk.Error) as caught:
        CLEANER.clean_batch(pyarrow.record_batch({"text": ["x"]}), field="body")
    assert "the columns are text" in str(caught.value)


@pytest.mark.parametrize("batch", [None, "text", {"text": ["x"]}, [1], pyarrow.array([1]), object()])
def test_what_is_no_batch(batch):
    for method in [CLEANER.clean_batch, CLEANER.clean_table]:
        with pytest.raises((TypeError, ValueError)):
            method(batch)


def test_wrong_arguments_of_batches():
    batch = pyarrow.record_batch({"text": ["x"]})
    with pytest.raises(copydesk.Error) as caught:
        CLEANER.clean_batch(batch, state="html")
    assert caught.value.kind == "option"
    for jobs, error in [(0, ValueError), (-1, OverflowError), ("2", TypeError), (1.5, TypeError)]:
        with pytest.raises(error):
            CLEANER.clean_batch(batch, jobs=jobs)


def test_rows_that_fail_keep_their_place():
    html = ["<p>The ferry sank at noon, officials said.</p>", None, "x" * 3000, "", "<p>It rained all day.</p>"]
    batch = pyarrow.record_batch({"id": [1, 2, 3, 4, 5], "html": html, "title": ["a"] * 5})
    for jobs in [1, 4]:
        cleaned = copydesk.Cleaner(max_bytes=2000).clean_batch(batch, jobs=jobs)
        kinds = [error and error["kind"] for error in cleaned["error"].to_pylist()]
        assert kinds == [None, "field", "too-large", None, None]
        assert cleaned["id"].to_pylist() == [1, 2, 3, 4, 5]
        assert cleaned["title"][1].as_py() == "a"
        assert cleaned["text"].to_pylist()[1:3] == [None, None]


def test_a_column_of_another_type_fails_row_by_row():
    for column in [[1, 2], [1.5, None], [["x"], None], [{"a": 1}, None], [True, False]]:
        cleaned = CLEANER.clean_batch(pyarrow.record_batch({"html": column}))
        assert [error["kind"] for error in cleaned["error"].to_pylist()] == ["field", "field"]


def test_text_that_is_no_text():
    """pyarrow lets bytes pass for text; what comes in is looked through."""
    lie = pyarrow.array([b"fine", b"\xff\xfe", b"fine"]).view(pyarrow.string())
    with pytest.raises((copydesk.Error, ValueError)):
        CLEANER.clean_batch(pyarrow.record_batch({"text": lie}))
