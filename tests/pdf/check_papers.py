#!/usr/bin/env python3
"""Shows the papers of the samples to readers of PDF that others wrote: qpdf, poppler, mupdf, PDFBox Preflight.

  check_papers.py PROGRAM [--all]    make the papers of every sample; one of each template is checked, or all of them
  check_papers.py --files FILE...    these files

A reader that is not installed is skipped with a line that names its package. Exit status: 1 when a reader complains.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
JARS = ["preflight", "pdfbox2", "pdfbox2-tools", "fontbox2", "xmpbox", "commons-logging", "commons-io",
        "javax.activation", "jaxb-api"]


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, errors="replace")
    return done.returncode, done.stdout, done.stderr


def qpdf(pdf):
    status, out, err = run("qpdf", "--check", str(pdf))
    return [] if status == 0 else [(out + err).strip()]


def poppler_fonts(pdf):
    """Every font is embedded, a subset, and can be read back as text."""
    status, out, err = run("pdffonts", str(pdf))
    rows = [re.split(r"\s{1,}", line.strip()) for line in out.splitlines()[2:]]
    faults = [f"font {row[0]}: embedded, subset, text = {row[-5:-2]}" for row in rows if row[-5:-2] != ["yes"] * 3]
    return faults + [err.strip()] * bool(err.strip() or status)


def poppler_text(pdf):
    status, out, err = run("pdftotext", "-enc", "UTF-8", str(pdf), "-")
    faults = [err.strip()] * bool(err.strip() or status)
    if not out.strip():
        faults.append("no text can be read out of it")
    strange = sorted({f"U+{ord(c):04X}" for c in out if (ord(c) < 32 and c not in "\n\f\t\r") or c == "\ufffd"})
    return faults + ["characters that are no text: " + ", ".join(strange)] * bool(strange)


def mupdf(pdf):
    status, _, err = run("mutool", "draw", "-q", "-F", "pam", "-r", "30", "-o", "/dev/null", str(pdf))
    err = err.replace("warning: ICC support is not available", "").strip()  # as Debian builds it
    return [err] * bool(err or status)


READERS = [("qpdf", "qpdf", qpdf), ("pdffonts", "poppler-utils", poppler_fonts),
           ("pdftotext", "poppler-utils", poppler_text), ("mutool", "mupdf-tools", mupdf)]


def preflight(files, folder):
    """Files that say they are PDF/A-1b, all in one start of Java."""
    claims = [f for f in files if b"<pdfaid:part>1<" in f.read_bytes()]
    jars = [f"/usr/share/java/{jar}.jar" for jar in JARS]
    absent = [jar for jar in jars if not pathlib.Path(jar).exists()]
    if absent or not shutil.which("java"):
        print("skipped: PDFBox Preflight (packages libpdfbox2-java libactivation-java libjaxb-api-java, and java)")
        return []
    links = folder / "a1b"
    links.mkdir()
    for number, file in enumerate(claims):
        (links / f"{number}.pdf").symlink_to(file.resolve())
    _, out, err = run("java", "-cp", ":".join(jars), "org.apache.pdfbox.preflight.Validator_A1b", "batch", str(links))
    valid = {int(n) for n in re.findall(r"(\d+)\.pdf is a valid PDF/A-1b file", out)}
    print(f"PDFBox Preflight: {len(valid)} of {len(claims)} are valid PDF/A-1b")
    return [f"{claims[n]}: Preflight: not a valid PDF/A-1b file\n{(out + err)[:2000]}"
            for n in range(len(claims)) if n not in valid]


def papers_of_samples(program, folder, everything):
    """PDF/A-1b and PDF/A-2b by turns, so that both are seen of each kind of paper."""
    files, seen = [], set()
    for turn, sample in enumerate(sorted(p.parent for p in (ROOT / "samples").glob("*/prikaz.yaml"))):
        own = folder / sample.name
        own.mkdir()
        settings = (sample / "prikaz.yaml").read_text(encoding="utf-8").replace("../..", str(ROOT), 1)
        (own / "prikaz.yaml").write_text(settings, encoding="utf-8")
        shutil.copy(sample / "registry.xlsx", own)
        for words in (["import", "registry.xlsx"],
                      ["generate", "--ahead", "--format", "pdf", "--variant", ["a1b", "a2b"][turn % 2]]):
            status, out, err = run(program, "-C", str(own), *words)
            if status:
                sys.exit(f"{sample.name}: prikaz {words[0]}: status {status}\n{out}{err}")
        for entry in json.loads((own / "out/manifest.json").read_text(encoding="utf-8"))["papers"]:
            kind = (turn % 2, entry["template"])
            for file in entry["files"]:
                if file["path"].endswith(".pdf") and (everything or kind not in seen):
                    seen.add(kind)
                    files.append(own / "out" / file["path"])
    return files


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("program", nargs="?", help="prikaz")
    ask.add_argument("--all", action="store_true", help="every paper, not one of each template")
    ask.add_argument("--files", nargs="+", type=pathlib.Path, default=[])
    ask = ask.parse_args()
    if not ask.program and not ask.files:
        sys.exit("name the program, or files")
    readers = []
    for tool, package, reader in READERS:
        if shutil.which(tool):
            readers.append((tool, reader))
        else:
            print(f"skipped: {tool} (package {package})")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = ask.files or papers_of_samples(ask.program, folder, ask.all)
        faults = [f"{file}: {tool}: {fault}" for file in files for tool, reader in readers for fault in reader(file)]
        faults += preflight(files, folder)
    print("\n".join(faults))
    print(f"{len(files)} files, {len(faults)} complaints of {', '.join(tool for tool, _ in readers)} and Preflight")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
