"""What all tests of the page share: a server with a sample swarm, a browser, and visits that watch what the page does."""

import os
import pathlib

import pytest
from playwright.sync_api import sync_playwright

from api import Api
from server import Server
from visit import Visit

BINARY = os.environ.get("MULTICHAT_BINARY", ".build/debug/multichat")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
IMAGES = pathlib.Path("Documentation/images")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A server on a store of its own, with the sample swarm in it. Tests that change much start their own."""
    with Server(BINARY, tmp_path_factory.mktemp("store"), "--sample") as server:
        yield server


@pytest.fixture
def empty_server(tmp_path):
    """A server with nothing in it, for this test alone."""
    with Server(BINARY, tmp_path) as server:
        yield server


@pytest.fixture
def api(server):
    return Api(server.url)


@pytest.fixture(scope="session")
def browser():
    # Nothing but this machine has a name, so that what the guard of requests would miss fails all the same.
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, server):
    """Opens the page of the shared server; at the end the page must have kept the rules of every visit."""
    visits = []

    def open(url=None, **options):
        visits.append(Visit(browser, url or server.url, **options))
        return visits[-1]

    yield open
    for one in visits:
        one.close()
    for one in visits:
        one.assert_harmless()


@pytest.fixture
def picture():
    """Keeps a screenshot for the documentation, where SCREENSHOTS=1 asks for them."""

    def take(page, name):
        if os.environ.get("SCREENSHOTS"):
            IMAGES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")

    return take


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter):
    """Ends the output with the line of counts that `Scripts/stages.sh` reads."""
    result = yield
    counts = {name: len(terminalreporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
    failed = counts["failed"] + counts["error"]
    terminalreporter.write_line(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")
    return result
