"""Arrow by way of pyarrow, polars and pandas, and by the plain interface."""

import copydesk
import pytest

pyarrow = pytest.importorskip("pyarrow")

TEXT = "The ferry sank at noon, officials said.\n\nAdvertisement"
CLEAN = "The ferry sank at noon, officials said."
CLEANER = copydesk.Cleaner()


@pytest.mark.parametrize(
    "kind",
    ["string", "large_string", "string_view", "binary", "large_binary", "binary_view", "dictionary"],
)
def test_layouts(kind):
    if kind == "dictionary":
        column = pyarrow.array([TEXT, None, TEXT]).dictionary_encode()
    else:
        value = TEXT.encode() if "binary" in kind else TEXT
        column = pyarrow.array([value, None, value], getattr(pyarrow, kind)())
    batch = pyarrow.record_batch({"text": column})
    for given in [batch, batch.slice(1)]:
        cleaned = CLEANER.clean_batch(given)
        assert isinstance(cleaned, pyarrow.RecordBatch)
        assert cleaned["text"].to_pylist() == [CLEAN, None, CLEAN][3 - len(given) :]


def test_tables_keep_their_chunks_and_other_columns():
    whole = pyarrow.table({"n": range(58), "text": [TEXT] * 58})
    table = pyarrow.concat_tables([whole.slice(0, 40), whole.slice(40, 1), whole.slice(41, 0), whole.slice(41)])
    cleaned = CLEANER.clean_table(table, jobs=2)
    assert isinstance(cleaned, pyarrow.Table)
    assert cleaned["n"].to_pylist() == list(range(58))
    assert set(cleaned["text"].to_pylist()) == {CLEAN}
    reader = pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches())
    assert CLEANER.clean_table(reader).equals(cleaned)


def test_empty_tables_have_the_schema():
    for jobs in [1, 2]:
        empty = pyarrow.table({"id": pyarrow.array([], pyarrow.int64()), "html": pyarrow.array([], pyarrow.binary())})
        cleaned = CLEANER.clean_table(empty, removed=True, sentences=True, jobs=jobs)
        assert cleaned.num_rows == 0
        assert cleaned.schema.equals(CLEANER.schema(empty.schema, removed=True, sentences=True))
        batch = pyarrow.RecordBatch.from_pylist([], schema=empty.schema)
        assert CLEANER.clean_batch(batch, jobs=jobs).schema.equals(CLEANER.schema(empty.schema))


def test_columns_and_options():
    batch = pyarrow.record_batch({"id": [1], "rank": [2], "body": [TEXT], "text": ["x"]})
    cleaned = CLEANER.clean_batch(batch, field="body", columns=["rank"], state="lines", removed=True, sentences=True)
    assert cleaned.schema.names == ["rank", "text", "title", "authors", "published", "site", "language", "sentences", "removed", "error"]
    removal = cleaned["removed"][0].as_py()[0]
    assert removal["reason"] == "advertisement" and TEXT[removal["start"] : removal["end"]] == "Advertisement"
    assert removal["decided_by"] == "rule" and removal["order"] == 1
    kept = CLEANER.clean_batch(batch, field="body", keep_input=True)
    assert kept["body"].to_pylist() == [TEXT]


def test_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"id": [1, 2], "text": [TEXT, None], "kind": ["a", "a"]}, schema_overrides={"kind": polars.Categorical})
    cleaned = CLEANER.clean_table(frame, removed=True)
    assert isinstance(cleaned, polars.DataFrame)
    assert cleaned["text"].to_list() == [CLEAN, None]
    assert cleaned["error"].to_list()[1]["kind"] == "field"
    assert cleaned["kind"].to_list() == ["a", "a"]


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": [TEXT, None], "id": [1, 2]}, index=["a", "b"])
    cleaned = CLEANER.clean_table(frame)
    assert list(cleaned.index) == ["a", "b"] and list(cleaned["id"]) == [1, 2]
    assert cleaned["text"].iloc[0] == CLEAN and pandas.isna(cleaned["text"].iloc[1])
    arrow = frame.astype({"text": pandas.ArrowDtype(pyarrow.string())})
    cleaned = CLEANER.clean_table(arrow)
    assert isinstance(cleaned["text"].dtype, pandas.ArrowDtype)
    assert cleaned["text"].iloc[0] == CLEAN


class Plain:
    """A table of nobody's: Arrow's interface alone."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


def test_the_plain_interface():
    cleaned = CLEANER.clean_table(Plain(pyarrow.table({"text": [TEXT]})))
    assert pyarrow.table(cleaned)["text"].to_pylist() == [CLEAN]
