"""Docstrings have examples that hold, stubs name what is there, and the README's programs run."""

import ast
import doctest
import inspect
import os
import re
from pathlib import Path

import copydesk
import pytest

PUBLIC = [name for name in copydesk.__all__ if not name.startswith("__")]
CLASSES = [getattr(copydesk, name) for name in PUBLIC if inspect.isclass(getattr(copydesk, name))]


def documented():
    yield "copydesk", copydesk
    for name in PUBLIC:
        value = getattr(copydesk, name)
        if callable(value):
            yield name, value
    for found in CLASSES:
        for name, member in vars(found).items():
            if not name.startswith("_"):
                yield f"{found.__name__}.{name}", member


@pytest.mark.parametrize("name, value", list(documented()), ids=lambda value: value if isinstance(value, str) else "")
def test_docstrings(name, value):
    assert value.__doc__, f"{name} has no docstring"
    test = doctest.DocTestParser().get_doctest(value.__doc__, {}, name, None, None)
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.failures == 0


def test_classes_methods_and_functions_have_examples():
    without = {"Block", "Removal", "Restored"}
    for name, value in documented():
        is_data = isinstance(value, property) or inspect.isdatadescriptor(value)
        if not is_data and name not in without:
            assert ">>>" in value.__doc__, name


def test_stubs_name_what_is_there():
    stubs = Path(copydesk.__file__).with_name("__init__.pyi")
    assert stubs.with_name("py.typed").exists()
    tree = ast.parse(stubs.read_text())
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert set(classes) == {found.__name__ for found in CLASSES}
    assert set(functions) == {name for name in PUBLIC if callable(getattr(copydesk, name))} - set(classes)
    for name, node in functions.items():
        same_arguments(node, getattr(copydesk, name))
    for name, node in classes.items():
        if name == "Error":
            continue
        methods = {item.name: item for item in node.body if isinstance(item, ast.FunctionDef)}
        there = {member for member in vars(getattr(copydesk, name)) if not member.startswith("_")}
        assert {method for method in methods if not method.startswith("_")} == there, name
        for method, item in methods.items():
            if item.decorator_list:
                continue
            value = getattr(copydesk, name) if method == "__new__" else getattr(getattr(copydesk, name), method)
            same_arguments(item, value)


def same_arguments(node, value):
    arguments = node.args
    stub = [argument.arg for argument in [*arguments.args, *arguments.kwonlyargs] if argument.arg not in ("self", "cls")]
    defaults = [ast.literal_eval(default) for default in [*arguments.defaults, *arguments.kw_defaults] if default]
    parameters = [it for it in inspect.signature(value).parameters.values() if it.name != "self"]
    assert [it.name for it in parameters] == stub, node.name
    assert [it.default for it in parameters if it.default is not it.empty] == defaults, node.name


@pytest.mark.parametrize("page", ["python/README.md", "docs/cookbook.md"])
def test_programs_of_the_pages(page, repository, tmp_path, monkeypatch):
    programs = re.findall(r"```python\n(.*?)```", (repository / page).read_text(), re.S)
    assert programs
    monkeypatch.chdir(repository)
    names = {"out": str(tmp_path)}
    for program in programs:
        exec(compile(program.replace("OUT", os.fspath(tmp_path)), page, "exec"), names)
