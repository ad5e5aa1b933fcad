#!/usr/bin/env python3
"""Checks what the package is built from: licences, sources, build scripts; prints what is there twice.

The Python wheel is a package of its own and is looked through too. Needs nothing but cargo and works offline. Where cargo-deny is installed it checks the same and, if
its database can be fetched, known vulnerabilities.
"""

import collections
import json
import subprocess
import sys
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
RULES = REPOSITORY / "tests/deny.toml"
LICENCES = set(tomllib.loads(RULES.read_text())["licenses"]["allow"])
REGISTRY = "registry+https://github.com/rust-lang/crates.io-index"


def alternatives(expression):
    """The sets of licences that satisfy an SPDX expression of ORs, ANDs and brackets."""
    tokens = expression.replace("/", " OR ").replace("(", " ( ").replace(")", " ) ").split()

    def any_of():
        found = all_of()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            found = found + all_of()
        return found

    def all_of():
        found = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            right = one()
            found = [left | also for left in found for also in right]
        return found

    def one():
        token = tokens.pop(0)
        if token == "(":
            found = any_of()
            tokens.pop(0)
            return found
        if tokens[:1] == ["WITH"]:
            tokens.pop(0)
            token = f"{token} WITH {tokens.pop(0)}"
        return [{token}]

    return any_of()


def deny(*arguments):
    """Runs cargo-deny by the rules."""
    command = ["cargo", "deny", "--locked", "--config", RULES, *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def denied():
    """Whether cargo-deny finds what the rules deny; false where it is not installed."""
    if deny("list").returncode:
        print("left out: cargo-deny")
        return False
    checks = ["licenses", "bans", "sources"]
    if deny("fetch", "db").returncode:
        print("left out: known vulnerabilities, whose database is out of reach")
    else:
        checks.append("advisories")
    found = deny("check", "--hide-inclusion-graph", *checks)
    print("cargo-deny:", found.stdout.strip())
    if found.returncode:
        print(found.stderr, file=sys.stderr)
    return bool(found.returncode)


def look_through(manifest):
    """What is wrong with the packages of a manifest; prints what they are."""
    command = ["cargo", "metadata", "--format-version", "1", "--all-features", "--locked", "--manifest-path", REPOSITORY / manifest]
    metadata = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    failures, versions, scripts = [], collections.defaultdict(list), []
    for package in metadata["packages"]:
        name = f"{package['name']} {package['version']}"
        versions[package["name"]].append(package["version"])
        if package["source"] not in (None, REGISTRY):
            failures.append(f"{name} comes from {package['source']}")
        licence = package["license"] or ""
        if not licence or not any(choice <= LICENCES for choice in alternatives(licence)):
            failures.append(f"{name} has the licence {licence or 'of no name'}")
        if any("custom-build" in target["kind"] for target in package["targets"]):
            scripts.append(package["name"])
            if package["source"] is None:
                failures.append(f"{name} has a build script")
    twice = {name: found for name, found in versions.items() if len(found) > 1}
    print(f"{manifest}: {len(metadata['packages'])} packages, those for tests included")
    print("with a build script:", ", ".join(sorted(scripts)))
    print("in several versions:", ", ".join(f"{name} {'/'.join(found)}" for name, found in sorted(twice.items())))
    return failures


def main():
    failures = look_through("Cargo.toml") + look_through("python/Cargo.toml")
    for failure in failures:
        print("error:", failure, file=sys.stderr)
    return 1 if failures or denied() else 0


if __name__ == "__main__":
    sys.exit(main())
