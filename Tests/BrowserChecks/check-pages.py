#!/usr/bin/env python3
"""Opens report pages in headless Chromium and checks what people would meet there.

    check-pages.py [--axe axe.min.js] [--screenshots DIR] PAGE...

For each page, in light and dark and at 390 and 1,400 pixels: no message on the console, no request but
for the file, no sideways scrolling, lines where the table's values say, series that switch off and on,
values under the pointer and the arrow keys, and with --axe no finding of axe-core. Drives the browser
by its DevTools protocol over a pipe; needs Python and Chromium alone. Exit status 1 if a check fails.
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

WIDTHS = [(390, 844), (1400, 900)]
SCHEMES = ["light", "dark"]


class Browser:
    """A headless Chromium, spoken to over file descriptors 3 and 4."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            sys.exit("chromium is not installed")
        self.profile = tempfile.TemporaryDirectory()
        read_in, self.write_end = os.pipe()
        self.read_end, write_out = os.pipe()

        def connect():
            # High numbers first, so that neither end is lost when the other takes its place.
            a, b = os.dup(read_in), os.dup(write_out)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--no-first-run", "--disable-component-update", "--remote-debugging-pipe",
             f"--user-data-dir={self.profile.name}", "about:blank"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(read_in)
        os.close(write_out)
        self.buffer = b""
        self.number = 0
        self.events = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.send(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "DOM"]:
            self.send(f"{domain}.enable")

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.read_end, 1 << 16)
            if not data:
                raise RuntimeError("the browser is gone")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def evaluate(self, script):
        answer = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script[:80]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def open(self, address, width, height, scheme):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)
        self.send("Emulation.setEmulatedMedia", media="screen", features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.events = []
        self.send("Page.navigate", url=address)
        while not any(e["method"] == "Page.loadEventFired" for e in self.events):
            message = self.receive()
            if "method" in message:
                self.events.append(message)

    def mouse(self, kind, x, y):
        self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left",
                  clickCount=0 if kind == "mouseMoved" else 1)

    def click(self, x, y):
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def key(self, name):
        for kind in ["rawKeyDown", "keyUp"]:
            self.send("Input.dispatchKeyEvent", type=kind, key=name, code=name,
                      windowsVirtualKeyCode={"ArrowRight": 39, "ArrowLeft": 37, "Tab": 9}[name])

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.profile.cleanup()


CHARTS = """[...document.querySelectorAll('figure.chart')].map(chart => ({
  id: chart.id, title: chart.querySelector('h3').textContent,
  label: chart.querySelector('svg[role=img]').getAttribute('aria-labelledby'),
  places: JSON.parse(chart.dataset.places),
  buttons: [...chart.querySelectorAll('.legend button')].map(b => b.textContent),
  series: [...chart.querySelectorAll('.series')].map(s => ({
    line: s.querySelector('.line')?.getAttribute('d') ?? null,
    bars: s.querySelector('.bar')?.getAttribute('d') ?? null })),
  steps: [...chart.querySelectorAll('.heights span:not(.widest)')].map(s => s.style.bottom),
  rows: [...chart.querySelectorAll('tbody tr')].map(r => [...r.cells].map(c => ({
    text: c.textContent, value: c.querySelector('data')?.value ?? null }))),
}))"""


def points(path):
    """The points of a path of moves and lines."""
    return [(float(x), float(y))
            for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path or "")]


def check_drawing(chart, fail):
    """Lines must lie where the table's values say: heights in proportion, one scale a chart."""
    if len(chart["rows"]) != len(chart["places"]):
        fail(f"{chart['id']}: {len(chart['rows'])} rows, {len(chart['places'])} places")
    if len(chart["buttons"]) != len(chart["series"]):
        fail(f"{chart['id']}: {len(chart['buttons'])} buttons, {len(chart['series'])} series")
    scales = []
    stack = [0.0] * len(chart["rows"])
    for index, series in enumerate(chart["series"]):
        values = [row[index + 1]["value"] for row in chart["rows"]]
        known = [float(value) for value in values if value is not None]
        drawn = []
        if series["bars"]:
            for row, value in enumerate(values):
                stack[row] += float(value or 0)
            tops = re.findall(r"M(-?[\d.]+) [\d.]+V([\d.]+)h([\d.]+)", series["bars"])
            for left, top, width in tops:
                middle = (float(left) + float(width) / 2) / 10
                row = min(range(len(values)), key=lambda i: abs(chart["places"][i] - middle))
                drawn.append((400 - float(top), stack[row]))
        elif series["line"] and "V" not in series["line"] and "H" not in series["line"]:
            heights = points(series["line"])
            if len(heights) != len(known):
                fail(f"{chart['id']}: {len(heights)} points for {len(known)} values")
            drawn = [(400 - y, value) for (_, y), value in zip(heights, known)]
        elif not series["line"] and any(known):
            fail(f"{chart['id']}: series {index} is not drawn")
        scales += [(height / value, height) for height, value in drawn if height > 20]
    # Places are rounded to a tenth of 400.
    if scales:
        best = max(scales, key=lambda pair: pair[1])[0]
        for scale, height in scales:
            if height < 399 and abs(scale / best - 1) > 0.4 / height:
                fail(f"{chart['id']}: a height of {height} is off scale")


def box(browser, selector):
    return browser.evaluate(f"""(() => {{
      const element = document.querySelector({json.dumps(selector)});
      element.scrollIntoView({{ block: 'center' }});
      const box = element.getBoundingClientRect();
      return [box.x, box.y, box.width, box.height];
    }})()""")


def check_switches(browser, chart, fail):
    for index, name in enumerate(chart["buttons"]):
        button = f"#{chart['id']} .legend button[data-series='{index}']"
        state = f"""(() => [document.querySelector({json.dumps(button)}).ariaPressed,
          getComputedStyle(document.querySelector(
            "#{chart['id']} .series[data-series='{index}']")).display])()"""
        for expected in (["false", "none"], ["true", "inline"]):
            x, y, width, height = box(browser, button)
            browser.click(x + width / 2, y + height / 2)
            if browser.evaluate(state) != expected:
                fail(f"{chart['id']}: switch '{name}' gives {browser.evaluate(state)}")


def check_values(browser, chart, fail):
    plot = f"#{chart['id']} .plot"
    x, y, width, height = box(browser, plot)
    row = len(chart["rows"]) // 2
    browser.mouse("mouseMoved", x + width * chart["places"][row] / 100, y + height / 2)
    tip = browser.evaluate(f"""(() => {{
      const tip = document.querySelector({json.dumps(plot + ' .tip')});
      return tip.hidden ? null : tip.textContent; }})()""")
    for cell in chart["rows"][row]:
        if tip is None or cell["text"] not in tip:
            fail(f"{chart['id']}: '{cell['text']}' is not under the pointer: {tip}")
    inside = browser.evaluate(f"""(() => {{
      const tip = document.querySelector({json.dumps(plot + ' .tip')}).getBoundingClientRect();
      return tip.left >= 0 && tip.right <= innerWidth; }})()""")
    if not inside:
        fail(f"{chart['id']}: the values under the pointer leave the window")
    browser.mouse("mouseMoved", 1, 1)
    browser.evaluate(f"document.querySelector({json.dumps(plot)}).focus()")
    browser.key("ArrowLeft")
    browser.key("ArrowRight")
    state = browser.evaluate(f"""(() => {{
      const plot = document.querySelector({json.dumps(plot)});
      return [plot === document.activeElement, plot.getAttribute('role'),
        plot.getAttribute('aria-valuetext')]; }})()""")
    # The pointer left it at `row`; one step left and one right lead back there.
    if state[:2] != [True, "slider"] or not state[2].startswith(chart["rows"][row][0]["text"]):
        fail(f"{chart['id']}: arrow keys give {state}")
    for cell in chart["rows"][row][1:]:
        if cell["text"] not in state[2]:
            fail(f"{chart['id']}: '{cell['text']}' is not told by the arrow keys")
    browser.evaluate("document.activeElement.blur()")


def check_structure(browser, fail):
    found = browser.evaluate("""(() => ({
      language: document.documentElement.lang,
      levels: [...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1]),
      landmarks: ['header', 'main', 'nav', 'footer'].filter(n => !document.querySelector(n)),
      unnamed: [...document.querySelectorAll('svg[role=img],.scroll,section')]
        .filter(e => !(e.getAttribute('aria-labelledby') ?? '').split(' ')
          .every(id => document.getElementById(id)?.textContent)).length,
      captions: [...document.querySelectorAll('table')].filter(t => !t.caption).length,
      scopes: document.querySelectorAll('th:not([scope])').length,
      ids: [...document.querySelectorAll('[id]')].map(e => e.id) }))()""")
    if found["language"] not in ("en", "zh-CN"):
        fail("the language is not told")
    if found["levels"][:1] != [1] or any(
            b > a + 1 for a, b in zip(found["levels"], found["levels"][1:])):
        fail(f"headings skip a level: {found['levels']}")
    for what in ("landmarks", "unnamed", "captions", "scopes"):
        if found[what]:
            fail(f"{what}: {found[what]}")
    if len(set(found["ids"])) != len(found["ids"]):
        fail("an id is used twice")


def check_page(browser, page, axe, screenshots):
    failures = []
    address = pathlib.Path(page).resolve().as_uri()
    charts = 0
    for scheme in SCHEMES:
        for width, height in WIDTHS:
            def fail(text):
                failures.append(f"{page} ({scheme}, {width}): {text}")

            browser.open(address, width, height, scheme)
            overflow = browser.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if overflow > 0:
                fail(f"{overflow} pixels too wide")
            check_structure(browser, fail)
            found = browser.evaluate(CHARTS)
            charts = len(found)
            for chart in found:
                check_drawing(chart, fail)
                if scheme == "light":
                    check_switches(browser, chart, fail)
                    check_values(browser, chart, fail)
            if axe:
                browser.evaluate(axe)
                browser.evaluate(
                    "document.querySelectorAll('details').forEach(d => { d.open = true; })")
                for finding in browser.evaluate(
                        "axe.run().then(r => r.violations.map(v => "
                        "`${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 150)}`))"):
                    fail(f"axe: {finding}")
                browser.evaluate(
                    "document.querySelectorAll('details').forEach(d => { d.open = false; })")
            for event in browser.events:
                parameters = event["params"]
                if event["method"] == "Network.requestWillBeSent":
                    if parameters["request"]["url"].split("#")[0] != address:
                        fail(f"a request leaves the file: {parameters['request']['url']}")
                elif event["method"] in (
                        "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
                    fail(f"console: {json.dumps(parameters)[:300]}")
            if screenshots:
                name = pathlib.Path(page).stem
                save(browser, pathlib.Path(screenshots) / f"{name}-{scheme}-{width}.png", width)
    if screenshots:
        browser.send("Emulation.setEmulatedMedia", media="print")
        paper = browser.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        target = pathlib.Path(screenshots) / f"{pathlib.Path(page).stem}.pdf"
        target.write_bytes(base64.b64decode(paper["data"]))
    return charts, failures


def save(browser, path, width):
    height = browser.evaluate("document.documentElement.scrollHeight")
    picture = browser.send(
        "Page.captureScreenshot", captureBeyondViewport=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(height, 16000), "scale": 1})
    path.write_bytes(base64.b64decode(picture["data"]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--axe")
    parser.add_argument("--screenshots")
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    axe = pathlib.Path(options.axe).read_text() if options.axe else None
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    browser = Browser()
    failed = False
    try:
        for page in options.pages:
            charts, failures = check_page(browser, page, axe, options.screenshots)
            print(f"{page}: {charts} charts, {len(failures)} failures")
            for failure in failures:
                print(f"  {failure}")
            failed = failed or bool(failures)
    finally:
        browser.close()
    sys.exit(1 if failed else 0)


main()
