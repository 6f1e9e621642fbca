"""A headless Chromium for the tests of web pages, spoken to over a pipe, and axe-core's findings in the page that it shows.

KCMINUTES_AXE tells where axe-core's axe.min.js is; it comes from npm (`npm pack axe-core`), Chromium from the system.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

AXE: Final = os.environ.get("KCMINUTES_AXE", "")
"""The path of axe.min.js, empty where nothing tells it."""
STANDARDS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""axe-core's names for WCAG 2.2 AA, and for what else it takes for good practice."""

_OPTIONS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--hide-scrollbars"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"),
)
# Chromium reads from the file descriptor 3 and writes to 4.
_START: Final = 'to=$1 back=$2; shift 2; exec "$@" 3<&"$to" 4>&"$back"'
_FREE: Final = 10  # from here on no file descriptor can be one of those two
_RUN: Final = "axe.run(document, {runOnly: %s, resultTypes: ['violations', 'incomplete']}).then(JSON.stringify)"


class Browser:
    """One tab, in which one page at a time is shown."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = os.fdopen(to, "wb", buffering=0), os.fdopen(back, "rb")
        self._calls, self._session = 0, ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Self]:
        """A browser of its own, gone with its folder at the end."""
        import fcntl  # there is none on Windows, where this is imported too

        program = shutil.which("chromium") or "chromium"
        (from_us, to_browser), (from_browser, to_us) = os.pipe(), os.pipe()
        given = [fcntl.fcntl(end, fcntl.F_DUPFD, _FREE) for end in (from_us, to_us)]
        with TemporaryDirectory(prefix="kcminutes-chromium-", ignore_cleanup_errors=True) as folder:
            command = ["bash", "-c", _START, "bash", *map(str, given), program, *_OPTIONS, f"--user-data-dir={folder}"]
            with subprocess.Popen(command, pass_fds=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                for end in (from_us, to_us, *given):
                    os.close(end)
                browser = cls(to_browser, from_browser)
                try:
                    yield browser
                finally:
                    browser.close()
                    process.wait(10)

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self.call("Browser.close")
        self._to.close()
        self._back.close()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What a command of the DevTools protocol answers; RuntimeError if the browser refuses it, EOFError if it is gone."""
        self._calls += 1
        message = {"id": self._calls, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next_message())
            if answer.get("id") == self._calls:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])

    def _next_message(self) -> bytes:
        message = bytearray()
        while (byte := self._back.read(1)) != b"\0":
            if not byte:
                raise EOFError("Chromium has ended")
            message += byte
        return bytes(message)

    def show(self, page: str) -> None:
        """Show a web page, which is one file."""
        frame = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.call("Page.setDocumentContent", frameId=frame, html=page)

    def view(self, width: int, *, dark: bool = False) -> None:
        """Look at pages in a window so many CSS pixels wide."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="", features=[scheme])

    def run(self, script: str) -> Any:
        """What a line of JavaScript comes to in the page, also one that promises it for later."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(done["exceptionDetails"]["exception"].get("description", done["exceptionDetails"]))
        return done["result"].get("value")

    def roles(self) -> list[str]:
        """The role of everything that the page tells assistive technology, in order."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [node["role"]["value"] for node in nodes if not node["ignored"]]

    def findings(self) -> list[str]:
        """What axe-core finds wrong in the page, or could not tell: each as a rule and a piece of the page."""
        if not self.run("'axe' in window"):  # it stays there from page to page
            self.run(Path(AXE).read_text(encoding="utf-8"))
        found = json.loads(self.run(_RUN % json.dumps(STANDARDS)))
        return [
            f"{kind} {rule['id']}: {node['html'][:200]}"
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
        ]

    def picture(self) -> bytes:
        """The whole page as a PNG."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"])

    def printed(self) -> bytes:
        """The page on paper, as a PDF."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
