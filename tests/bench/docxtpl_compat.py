#!/usr/bin/python3
"""Render templates through python-docx-template and through us, and compare the documents.

docxtpl_compat.py PROGRAM [--corpus FOLDER] [--field FOLDER] [--show]    every template of the two corpora
docxtpl_compat.py PROGRAM TEMPLATE.docx [DATA.json]                      one template; data are made when not given

PROGRAM is the built tests/bench/docxtpl_compat.  Templates of the corpus are rendered with the data of docxtpl_data.json
beside this file, other templates with data made from the fields they read.  Differences that are wanted stand, with
their reasons, in docxtpl_differences.json; any other difference fails.  What is compared: body, headers, footers and
notes in a canonical form (runs of one look joined, marks of editing dropped, relationship ids replaced by what they point to).
"""
import argparse, collections, hashlib, io, json, os, re, struct, subprocess, sys, tempfile, zipfile, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared", "corpus")
try:
    from docxtpl import DocxTemplate, InlineImage, Listing, RichText
    from docx.shared import Mm
    from lxml import etree
    import jinja2
except ImportError:
    print("skipped: python3-docxtpl is not installed")
    sys.exit(0)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MARKS = {W + n for n in ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "softHyphen")}
OPEN = {W + n for n in ("ins", "smartTag", "moveTo")}
Failed = collections.namedtuple("Failed", "reason")


def png(width=40, height=20):
    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(height))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


# ---- their half ---------------------------------------------------------------------------------------------------

def rich(tpl, spec):
    out = RichText()
    for run in spec if isinstance(spec, list) else [spec]:
        if not isinstance(run, dict):
            out.add(run)
            continue
        run = dict(run)
        if "url" in run:
            run["url_id"] = tpl.build_url_id(run.pop("url"))
        if "east_asia" in run:
            run["font"] = "eastAsia:" + run.pop("east_asia")
        out.add(run.pop("text"), **run)
    return out


def theirs(tpl, value, folder):
    if isinstance(value, list):
        return [theirs(tpl, v, folder) for v in value]
    if not isinstance(value, dict):
        return value
    if "$richtext" in value:
        return rich(tpl, value["$richtext"])
    if "$listing" in value:
        return Listing(value["$listing"])
    if "$image" in value:
        size = {k: Mm(value[k + "_mm"]) for k in ("width", "height") if k + "_mm" in value}
        return InlineImage(tpl, os.path.join(folder, value["$image"]), **size)
    if "$subdoc" in value:
        return tpl.new_subdoc(os.path.join(folder, value["$subdoc"]))
    return {k: theirs(tpl, v, folder) for k, v in value.items()}


def render_theirs(template, data, folder, own, escape=True):
    env = jinja2.Environment(autoescape=escape)
    for name in own["filters"]:
        env.filters[name] = lambda v, *a, **k: v
    env.filters["my_filterA"] = lambda v, a: str(v) + " " + a
    env.filters["my_filterB"] = lambda v, a: v + a
    try:
        tpl = DocxTemplate(template)
        tpl.init_docx()
        context = theirs(tpl, data, folder)
        context["iteritems"] = lambda d: d.items()
        for name in own["functions"]:
            context[name] = lambda *a, name=name, **k: name
        tpl.render(context, env, autoescape=escape)
        out = io.BytesIO()
        tpl.save(out)
        return out.getvalue()
    except Exception as e:  # whatever it is, it is a refusal
        return Failed("%s: %s" % (type(e).__name__, str(e)[:150]))


# ---- our half -----------------------------------------------------------------------------------------------------

def run(program, *args):
    p = subprocess.run([program, *args], capture_output=True, text=True)
    return Failed(p.stderr.strip()) if p.returncode else p.stdout


def render_ours(program, template, data, folder):
    data_file, out = os.path.join(folder, "data.json"), os.path.join(folder, "out.docx")
    with open(data_file, "w", encoding="utf-8") as f:
        json.dump(data, f, ensure_ascii=False)
    result = run(program, "render", template, data_file, out)
    if isinstance(result, Failed):
        return result
    with open(out, "rb") as f:
        return f.read()


# ---- canonical form -----------------------------------------------------------------------------------------------

class Canon:
    def __init__(self, package, part, without=()):
        self.package, self.rels, self.without, self.looks = package, {}, without, "looks" not in without
        rels = os.path.join(os.path.dirname(part), "_rels", os.path.basename(part) + ".rels")
        if rels in package.namelist():
            for r in etree.fromstring(package.read(rels)):
                self.rels[r.get("Id")] = self.target(os.path.dirname(part), r)

    def target(self, folder, r):
        if r.get("TargetMode") == "External":
            return r.get("Target")
        name = r.get("Target").lstrip("/") if r.get("Target").startswith("/") else os.path.normpath(os.path.join(folder, r.get("Target")))
        if "/media/" in name and name in self.package.namelist():
            return hashlib.sha1(self.package.read(name)).hexdigest()
        return r.get("Type").rsplit("/", 1)[-1]

    def attributes(self, e):
        out = {}
        for k, v in e.attrib.items():
            name = etree.QName(k).localname
            if k == XML + "space" or name.startswith("rsid") or name in ("paraId", "textId", "anchorId", "editId"):
                continue
            if etree.QName(e).localname in ("docPr", "cNvPr") and name in ("id", "name"):
                continue
            out[k] = self.rels.get(v, v) if k.startswith(R) else v
        if e.tag == W + "hyperlink":
            address = "link-address" not in self.without
            out = {k: v for k, v in out.items() if (address and k == R + "id") or k == W + "anchor"}
        if e.tag == W + "numId" and "list-restart" in self.without:
            out = {}
        return tuple(sorted(out.items()))

    def node(self, e):
        if e.tag == W + "p":
            return (e.tag, self.attributes(e), tuple(self.paragraph(e)))
        if e.tag in (W + "rPr", W + "tcPr"):  # they append, we keep the order that the schema wants
            return (e.tag, tuple(sorted(self.node(c) for c in e)))
        text = (e.text or "").strip()
        return (e.tag, self.attributes(e), text, tuple(self.children(e)))

    def children(self, e):
        for c in e:
            if not isinstance(c.tag, str) or c.tag in MARKS:
                continue
            if c.tag == W + "tbl" and "empty-table" in self.without and c.find(".//" + W + "tr") is None:
                continue
            if c.tag in OPEN:
                yield from self.children(c)
            else:
                yield self.node(c)

    def items(self, e):
        """What stands in a paragraph: (look, text) and (look, element) pairs, links and content controls opened."""
        for c in e:
            if not isinstance(c.tag, str) or c.tag in MARKS or c.tag == W + "pPr":
                continue
            if c.tag in OPEN:
                yield from self.items(c)
            elif c.tag == W + "hyperlink":
                yield ("link", (W + "hyperlink", self.attributes(c)))
                yield from self.items(c)
                yield ("link", "end")
            elif c.tag == W + "sdt" and c.find(W + "sdtContent") is not None:
                yield ("link", tuple(self.node(x) for x in c if x.tag != W + "sdtContent"))
                yield from self.items(c.find(W + "sdtContent"))
                yield ("link", "end")
            elif c.tag == W + "r":
                look = next((self.node(x) for x in c if x.tag == W + "rPr"), ())
                look = () if look == (W + "rPr", ()) or not self.looks else look
                for x in c:
                    if x.tag == W + "t":
                        text = x.text or ""
                        yield (look, text.replace("&amp;", "&") if "escaped-twice" in self.without else text)
                    elif x.tag != W + "rPr" and isinstance(x.tag, str) and x.tag not in MARKS:
                        yield (look, self.node(x))
            else:
                yield ((), self.node(c))

    def paragraph(self, e):
        properties = e.find(W + "pPr")
        if properties is not None:
            yield self.node(properties)
        look, text = None, ""
        for l, x in list(self.items(e)) + [(None, None)]:
            if isinstance(x, str) and l == look and l != "link":
                text += x
                continue
            if text:
                yield (look, text)
            look, text = (l, x) if isinstance(x, str) and l != "link" else (None, "")
            if x is not None and not (isinstance(x, str) and l != "link"):
                yield (l, x)


COMPARED = ("document.xml", "header", "footer", "footnotes.xml", "endnotes.xml")


def canonical(data, without=()):
    package = zipfile.ZipFile(io.BytesIO(data))
    out = {}
    for name in package.namelist():
        folder, base = os.path.split(name)
        if folder == "word" and name.endswith(".xml") and base.startswith(COMPARED):
            out[base] = Canon(package, name, without).node(etree.fromstring(package.read(name)))
    return out


def first_difference(a, b, path=""):
    if a == b:
        return None
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) and len(b):
        head = path + "/" + a[0].split("}")[-1] if isinstance(a[0], str) else path
        for x, y in zip(a, b):
            d = first_difference(x, y, head)
            if d:
                return d
        if len(a) != len(b):
            more = (a if len(a) > len(b) else b)[min(len(a), len(b))]
            return "%s: %s has more: %s" % (head, "theirs" if len(a) > len(b) else "ours", brief(more))
    return "%s: theirs %s, ours %s" % (path, brief(a), brief(b))


def brief(x):
    return repr(x).replace("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}", "w:")[:230]


# ---- the comparison -----------------------------------------------------------------------------------------------

def compare(program, template, data, show=False):
    with tempfile.TemporaryDirectory() as folder:
        for name, size in (("picture.png", (40, 20)), ("second.png", (30, 30))):
            with open(os.path.join(folder, name), "wb") as f:
                f.write(png(*size))
        for name in os.listdir(os.path.dirname(os.path.abspath(template))):
            if "subdoc" in name and name.endswith(".docx"):
                os.symlink(os.path.join(os.path.dirname(os.path.abspath(template)), name), os.path.join(folder, name))
        text = run(program, "sample", template)
        if isinstance(text, Failed):
            a = render_theirs(template, data or {}, folder, {"filters": [], "functions": []})
            return ("both refuse", a.reason) if isinstance(a, Failed) else ("ours refuses", text.reason)
        own = json.loads(text)
        data = own["data"] if data is None else data
        b = render_ours(program, template, data, folder)
        a = render_theirs(template, data, folder, own)
        if isinstance(a, Failed) or isinstance(b, Failed):
            kind = "both refuse" if isinstance(a, Failed) and isinstance(b, Failed) else "theirs refuses" if isinstance(a, Failed) else "ours refuses"
            return kind, " | ".join(x.reason for x in (a, b) if isinstance(x, Failed))
        if show:
            for side, bytes_ in (("theirs", a), ("ours", b)):
                with open("/tmp/compat-%s.docx" % side, "wb") as f:
                    f.write(bytes_)
        d = difference(a, b)
        if d:  # its other mode may agree: without escaping, text within tags is not escaped twice
            plain = render_theirs(template, data, folder, own, False)
            d = d if isinstance(plain, Failed) else difference(plain, b) and d
        return (by_rule(template, a, b) or "differs", d) if d else ("equal", "")


# Differences that a canonical form without this or that does not show; docxtpl_differences.json says why each is wanted.
RULES = ("list-restart", "link-address", "empty-table", "escaped-twice")


def runs_of(paragraph):
    for r in paragraph.iter(W + "r"):
        look = r.find(W + "rPr")
        yield (b"" if look is None else etree.tostring(look, method="c14n")), "".join(t.text or "" for t in r.iter(W + "t"))


def split_over_looks(template):
    """Does a tag of the template stand in runs of different looks?"""
    package = zipfile.ZipFile(template)
    for name in package.namelist():
        if os.path.dirname(name) != "word" or not os.path.basename(name).startswith(COMPARED):
            continue
        for p in etree.fromstring(package.read(name)).iter(W + "p"):
            looks = [look for look, text in runs_of(p) for _ in text]
            text = "".join(text for _, text in runs_of(p))
            if any(len(set(looks[m.start():m.end()])) > 1 for m in re.finditer(r"\{([{%#]).*?[}%#]\}", text)):
                return True
    return False


def left_in_notes(package):
    """Parts of notes whose tags were not filled."""
    notes = [n for n in package.namelist() if os.path.basename(n) in ("footnotes.xml", "endnotes.xml")]
    return [os.path.basename(n) for n in notes if re.search(rb"\{[{%]", re.sub(rb"<[^>]*>", b"", package.read(n)))]


def by_rule(template, a, b):
    """Differences of a known kind, wherever they appear (rules of docxtpl_differences.json)."""
    package = zipfile.ZipFile(io.BytesIO(a))
    left = left_in_notes(package)
    if left and not difference(a, b, (), left):
        return "differs, rule notes-left"
    for rule in RULES:
        if not difference(a, b, (rule,), left):
            return "differs, rule " + rule
    body = etree.fromstring(package.read("word/document.xml"))
    holders = (W + "t", W + "instrText", W + "delText", W + "delInstrText")
    stray = any((e.text or "").strip() and e.tag not in holders or (e.tail or "").strip()
                for e in body.iter() if isinstance(e.tag, str) and e.tag.startswith(W))
    if stray or body.find(W + "body/" + W + "r") is not None:
        return "differs, rule stray-text"
    text = b"".join(zipfile.ZipFile(template).read(n) for n in package.namelist() if n.startswith("word/") and n.endswith(".xml") and n in zipfile.ZipFile(template).namelist())
    text = "".join(etree.fromstring(b"<x>" + re.sub(rb"<[^>]*>", b"", text) + b"</x>").itertext())
    tags = ("{{r ", "{%r ", "{%-", "-%}")
    if os.environ.get("COMPAT_DEBUG"):
        print(difference(a, b, ("looks",)))
    if (any(t in text for t in tags) or b"<w:drawing" in package.read("word/document.xml")) and not difference(a, b, ("looks",), left):
        return "differs, rule look-after-tag"
    if split_over_looks(template) and not difference(a, b, ("looks",), left):
        return "differs, rule look-of-split-tag"
    return None if difference(a, b, ("looks", *RULES), left) else "differs, several rules"


def difference(theirs_bytes, ours_bytes, without=(), but=()):
    """The first difference, leaving out what `without` names (see Canon) and the parts of `but`."""
    a, b = canonical(theirs_bytes, without), canonical(ours_bytes, without)
    found = (first_difference(a.get(part), b.get(part), part) for part in sorted(set(a) | set(b)) if part not in but)
    return next((d for d in found if d), None)


def templates(folder):
    out = []
    for root, _, names in os.walk(folder):
        out += [os.path.join(root, n) for n in names if n.endswith(".docx")]
    return sorted(out)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("program")
    a.add_argument("template", nargs="?")
    a.add_argument("data", nargs="?")
    a.add_argument("--corpus", default=os.path.join(SHARED, "docxtpl"))
    a.add_argument("--field", default=os.path.join(SHARED, "field"))
    a.add_argument("--show", action="store_true")
    a = a.parse_args()
    if a.template:
        data = json.load(open(a.data, encoding="utf-8")) if a.data else None
        kind, why = compare(a.program, a.template, data, a.show)
        print(kind, why)
        return kind in ("differs", "ours refuses", "theirs refuses")
    if not os.path.isdir(a.corpus):
        print("skipped: no corpus at %s" % a.corpus)
        return 0
    with open(os.path.join(HERE, "docxtpl_data.json"), encoding="utf-8") as f:
        own_data = json.load(f)
    with open(os.path.join(HERE, "docxtpl_differences.json"), encoding="utf-8") as f:
        justified = json.load(f)
    bad = 0
    for title, folder in (("docxtpl", a.corpus), ("field", a.field)):
        counts = collections.Counter()
        for path in templates(folder):
            name = os.path.basename(path).split("__")[-1][:-5]
            kind, why = compare(a.program, path, own_data.get(name))
            if justified["templates"].get(name, {}).get("result") == kind:
                kind += ", named"
            bad += kind in ("differs", "ours refuses", "theirs refuses")
            counts[kind] += 1
            if a.show or kind in ("differs", "ours refuses", "theirs refuses"):
                print("%-14s %s: %s" % (kind, name, why))
        print(title + ": " + ", ".join("%s %d" % c for c in counts.most_common()))
    return bad > 0


sys.exit(main())
