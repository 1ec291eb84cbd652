#!/usr/bin/env python3
"""Clicks through the pages of `prikaz serve` in a real browser, as a school's administrator would.

    tests/web/click.py [PRIKAZ] [--shots FOLDER]     PRIKAZ: the program, build/prikaz when not given

Needs chromium and chromedriver (apt-get install chromium chromium-driver); without them it says so and passes.
Not part of ./test.sh: it starts a browser. Python's own library only.
"""
import argparse
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the WebDriver standard's key of an element


class Browser:
    """The few commands of W3C WebDriver that a walk needs."""

    def __init__(self, shots):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            found = re.search(r"successfully on port (\d+)", line)
            if found:
                self.base = f"http://127.0.0.1:{found[1]}"
                break
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1100,900", "--lang=ru"]}
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
        self.base += "/session/" + answer["sessionId"]
        self.shots = shots

    def call(self, method, path, data=None):
        body = None if method == "GET" else json.dumps(data or {}).encode()
        request = urllib.request.Request(self.base + path, body, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, address):
        self.call("POST", "/url", {"url": address})

    def find(self, xpath):
        return self.call("POST", "/element", {"using": "xpath", "value": xpath})[ELEMENT]

    def click(self, xpath):
        self.call("POST", f"/element/{self.find(xpath)}/click")

    def press(self, xpath):
        """A click that leads to another page, and the wait for it: the old page's elements are gone then."""
        old = self.find("//html")
        self.click(xpath)
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            try:
                self.call("GET", f"/element/{old}/name")
                time.sleep(0.02)
            except urllib.error.HTTPError:
                return
        sys.exit(f"FAILED no page came after {xpath}")

    def write(self, xpath, text):
        element = self.find(xpath)
        self.call("POST", f"/element/{element}/clear")
        self.call("POST", f"/element/{element}/value", {"text": text})

    def text(self):
        return self.call("GET", f"/element/{self.find('//body')}/text")

    def attribute(self, xpath, name):
        return self.call("GET", f"/element/{self.find(xpath)}/property/{name}")

    def shot(self, name):
        if self.shots:
            (self.shots / f"{name}.png").write_bytes(base64.b64decode(self.call("GET", "/screenshot")))

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()


def must(what, text, *needed):
    for part in needed:
        if part not in text:
            sys.exit(f"FAILED {what}: no «{part}» on the page:\n{text}")
    print(f"ok   {what}")


def must_not(what, text, unwanted):
    if unwanted in text:
        sys.exit(f"FAILED {what}: «{unwanted}» is on the page:\n{text}")
    print(f"ok   {what}")


def walk(b, home):
    b.open(home)
    must("the first page lists the schools", b.text(), "Что пора сделать", "СОШ №1", "Просрочено")
    b.shot("1-due")

    b.press("//a[contains(text(),'СОШ №4')]")
    must("a school's page: state, deadline, reason", b.text(), "Просрочено", "срок 30.04.2020", "нет согласия")
    b.shot("2-school")

    b.press("//section[contains(.,'пар, групп')]//button")
    must("a refused paper says why and what to do", b.text(), "Антипина Надежда Борисовна", "Что делать дальше")
    b.shot("3-refused")

    b.press("//nav/a[contains(.,'Сформировать')]")
    b.shot("4-choose")
    b.click("//select[@name='organisation']/option[contains(.,'СОШ №1')]")
    b.click("//select[@name='document']/option[contains(.,'о внедрении')]")
    b.press("//main//button")
    must("both files are offered", b.text(), "Готово", "DOCX", "PDF")
    b.shot("5-made")
    for kind, start in (("PDF", b"%PDF"), ("DOCX", b"PK")):
        with urllib.request.urlopen(b.attribute(f"//a[text()='{kind}']", "href")) as answer:
            if not answer.read().startswith(start):
                sys.exit(f"FAILED the {kind} is not one")
    print("ok   the files open")

    b.write("//input[@name='number']", "12-О")
    b.press("//button[.='Зарегистрировать']")
    must("a draft gets its number", b.text(), "Записано в журнал", "№ 12-О", "зарегистрирован")
    b.shot("6-journal")
    b.press("//button[.='Подписан']")
    must("and is signed", b.text(), "подписан")
    b.press("//nav/a[contains(.,'Отчёты')]")
    must("the report forms", b.text(), "За период", "Скачать Excel")
    b.shot("7-reports")

    b.press("//nav/a[contains(.,'Проверьте имена')]")
    must("a doubtful name with its six cases", b.text(), "Соловей → Соловья?", "Соловьём Львом Лукичом")
    b.shot("8-names")
    b.press("(//button[contains(.,'Верно для всех')])[1]")
    must("one press keeps the forms", b.text(), "Сохранено: Соловей Лев Лукич")
    must_not("and the name is not asked again", b.text(), "Соловей → Соловья?")
    b.shot("9-kept")

    b.write("(//input[@name='genitive'])[1]", "Кравеца Дмитрия Дмитриевича")
    b.press("(//button[.='Исправить'])[1]")
    must("a corrected genitive leads the other cases", b.text(), "Кравецу Дмитрию Дмитриевичу")
    b.write("(//input[@name='genitive'])[1]", "<b>1</b>")
    b.press("(//button[.='Исправить'])[1]")
    must("what is no name is refused", b.text(), "не имя")
    b.shot("10-mistake")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("prikaz", nargs="?", default=str(ROOT / "build" / "prikaz"))
    parser.add_argument("--shots", type=pathlib.Path, help="folder for pictures of every page")
    options = parser.parse_args()
    if not shutil.which("chromedriver"):
        print("skipped: chromedriver is not installed (apt-get install chromium chromium-driver)")
        return
    prikaz = os.path.abspath(options.prikaz)
    environment = {**os.environ, "PRIKAZ_DATA": str(ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        settings = (ROOT / "samples/megion/prikaz.yaml").read_text()
        pathlib.Path(folder, "prikaz.yaml").write_text(settings.replace("../../workflows", str(ROOT / "workflows")))
        subprocess.run([prikaz, "-C", folder, "import", str(ROOT / "samples/megion/registry.xlsx")], check=True,
                       env=environment, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([prikaz, "-C", folder, "--lang", "en", "serve", "--port", "0"], env=environment,
                                  stdout=subprocess.PIPE, text=True)
        browser = None
        try:
            home = re.search(r"http://\S+", server.stdout.readline())[0]
            browser = Browser(options.shots)
            start = time.monotonic()
            walk(browser, home)
            print(f"all is well, {time.monotonic() - start:.1f} s")
        finally:
            if browser:
                browser.close()
            server.terminate()
            server.wait()


main()
