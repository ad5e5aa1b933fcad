#!/usr/bin/env python3
"""Checks what the package is built from: licences, sources, build scripts; prints what is there twice.

Needs nothing but cargo and works offline. Known vulnerabilities need a database from the network:
run `cargo audit` or `cargo deny check advisories` where there is one.
"""

import collections
import json
import subprocess
import sys

# What `MIT OR Apache-2.0` may be linked with; data licences for the Unicode tables.
LICENCES = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
    "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Zlib",
}
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


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--all-features", "--locked"]
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
    print(f"{len(metadata['packages'])} packages, those for tests included")
    print("with a build script:", ", ".join(sorted(scripts)))
    print("in several versions:", ", ".join(f"{name} {'/'.join(found)}" for name, found in sorted(twice.items())))
    for failure in failures:
        print("error:", failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
