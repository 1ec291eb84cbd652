#!/usr/bin/python3
"""Compares the expected texts of conformance.json with what Jinja2 itself prints.

Usage: check_against_jinja2.py [--write]
--write fills in the cases that have no expected text yet. A case whose "differs" says why is not compared: there our
engine parts from Jinja2 on purpose. Without python3-jinja2 the script says so and succeeds.
"""
import copy
import json
import pathlib
import sys

try:
    import jinja2
except ImportError:
    print("skipped: python3-jinja2 is not installed")
    sys.exit(0)

PATH = pathlib.Path(__file__).with_name("conformance.json")


def environment(templates):
    return jinja2.Environment(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], loader=jinja2.DictLoader(templates)
    )


def printed(case, shared, templates):
    try:
        return environment(templates).from_string(case["template"]).render(copy.deepcopy(case.get("data", shared)))
    except Exception as error:  # whatever Jinja2 raises is a refusal
        return f"ERROR {type(error).__name__}: {error}"


def main():
    suite = json.loads(PATH.read_text(encoding="utf-8"))
    wrong = 0
    for case in suite["cases"]:
        theirs = printed(case, suite["data"], suite["templates"])
        refused = theirs.startswith("ERROR ")
        if "expect" not in case and "refused" not in case and "--write" in sys.argv:
            if refused:
                case["refused"] = True
                print("refused by Jinja2:", case["template"], theirs)
            else:
                case["expect"] = theirs
        if "differs" in case:
            continue
        if refused != case.get("refused", False) or (not refused and theirs != case.get("expect")):
            wrong += 1
            print(f"{case['template']!r}\n  Jinja2:   {theirs!r}\n  expected: {case.get('expect')!r}")
    if "--write" in sys.argv:
        text = ",\n".join("  " + json.dumps(c, ensure_ascii=False) for c in suite["cases"])
        head = {k: suite[k] for k in ("data", "templates")}
        PATH.write_text(
            json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "cases": [\n' + text + "\n ]\n}\n", encoding="utf-8"
        )
    print(f"{len(suite['cases'])} cases, {wrong} unlike Jinja2 {jinja2.__version__}")
    return 1 if wrong else 0


sys.exit(main())
