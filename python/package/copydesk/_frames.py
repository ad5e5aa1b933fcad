"""Tables of other libraries: opened for Arrow's C data interface, and built again from what comes back.

A library is imported only where the caller gave one of its objects.
"""


def library(given):
    """The library that an object is of."""
    return type(given).__module__.partition(".")[0]


def opened(given):
    """The object from which the rows are read."""
    if library(given) == "pandas":
        import pyarrow

        return pyarrow.Table.from_pandas(given, preserve_index=False)
    return given


def like(given, cleaned):
    """What was cleaned, as an object of the kind that was given; Arrow's plain interface elsewhere."""
    name = library(given)
    if name == "pyarrow":
        return like_pyarrow(given, cleaned)
    if name == "polars":
        import polars

        return polars.DataFrame(cleaned)
    if name == "pandas":
        return like_pandas(given, cleaned)
    return cleaned


def like_pyarrow(given, cleaned):
    import pyarrow

    if isinstance(given, pyarrow.Schema):
        return pyarrow.schema(cleaned)
    if isinstance(given, pyarrow.RecordBatch):
        return pyarrow.record_batch(cleaned)
    return pyarrow.table(cleaned)


def like_pandas(given, cleaned):
    """With the index that was given, and in Arrow's types where there were some."""
    import pandas
    import pyarrow

    is_arrow = any(isinstance(kind, pandas.ArrowDtype) for kind in given.dtypes)
    frame = pyarrow.table(cleaned).to_pandas(types_mapper=pandas.ArrowDtype if is_arrow else None)
    return frame.set_axis(given.index)
