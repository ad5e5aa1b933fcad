#!/usr/bin/env python3
"""Use the packaged crate as a stranger would, in an empty folder with nothing else of the project.

  tests/package/check.py [--target target]

Unpacks the archive that `cargo package` makes, builds the crate of `downstream/` on it with and
without features, runs the README's program, installs the command from the archive and cleans a
page. The versions of other crates are those of Cargo.lock; nothing is fetched if they are there.
Other crates are built in the profile of this package's tests, so that they are taken from the target
folder where the tests have put them there. The package itself is built without optimisation.
"""
import argparse
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
LARGEST = 10_000_000

# The profile `dev` of Cargo.toml, but for the package itself.
PROFILE = {"CARGO_PROFILE_DEV_OPT_LEVEL": "1", "CARGO_PROFILE_DEV_DEBUG": "line-tables-only"}
QUICK = ["--config", "profile.dev.package.copydesk.opt-level=0"]


def run(*command, cwd, target):
    """Run a command that has to end well; its output."""
    begin = time.monotonic()
    environment = {**os.environ, **PROFILE, "CARGO_TARGET_DIR": str(target)}
    done = subprocess.run(command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE)
    print(f"{time.monotonic() - begin:6.1f} s  {' '.join(map(str, command))}", flush=True)
    if done.returncode:
        raise SystemExit(f"ended with {done.returncode}")
    return done.stdout


def unpacked(folder, target):
    """The package, unpacked from the archive that would be published."""
    run("cargo", "package", "--allow-dirty", "--no-verify", "--quiet", cwd=REPOSITORY, target=target)
    archive = max((target / "package").glob("copydesk-*.crate"), key=lambda path: path.stat().st_mtime)
    size = archive.stat().st_size
    print(f"{archive.name}: {size:,} bytes")
    assert size < LARGEST, "the package is over 10 MB"
    run("tar", "xzf", archive, cwd=folder, target=target)
    package = folder / archive.stem
    for licence in ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "CHANGELOG.md", "Cargo.lock"]:
        assert (package / licence).is_file(), f"{licence} is not in the package"
    return package


def downstream(folder, package, target):
    """A crate that depends on the package, without its features and with them."""
    crate = shutil.copytree(HERE / "downstream", folder / "downstream")
    shutil.copy(package / "Cargo.lock", crate)
    (crate / "src/bin").mkdir()
    (crate / "src/bin/readme.rs").write_text(readme_program())
    patch = f'patch.crates-io.copydesk.path="{package}"'
    cargo = ["cargo", "run", "--quiet", "--config", patch, *QUICK]
    for features in [[], ["--features", "restore,serde"]]:
        text = run(*cargo, "--bin", "downstream", *features, cwd=crate, target=target)
        assert "sank at noon on Monday" in text and "newsletter" not in text, text
    manifest = ["--manifest-path", crate / "Cargo.toml"]
    text = run(*cargo, *manifest, "--bin", "readme", cwd=package, target=target)
    assert text.startswith("Harbour bridge to close"), text


def readme_program():
    """The first whole program of the README."""
    readme = (REPOSITORY / "README.md").read_text()
    return re.search(r"```rust\n(fn main.*?)```", readme, re.S)[1]


def command(folder, package, target):
    """The command, installed from the package."""
    run("cargo", "install", "--quiet", "--debug", *QUICK, "--locked", "--path", package, "--features", "cli",
        "--root", folder / "installed", "--no-track", cwd=folder, target=target)
    copydesk = folder / "installed/bin/copydesk"
    page = package / "fixtures/demo/harbour.html"
    text = run(copydesk, "clean", page, cwd=folder, target=target)
    assert "swing bridge" in text and "newsletter" not in text, text
    rule = run(copydesk, "rules", "newsletter/1", cwd=folder, target=target)
    assert "fires on" in rule, rule


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--target", type=Path, default=REPOSITORY / "target")
    target = arguments.parse_args().target.resolve()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        package = unpacked(Path(folder), target)
        downstream(Path(folder), package, target)
        command(Path(folder), package, target)


main()
