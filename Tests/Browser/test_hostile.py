"""What agents write is text, wherever the page shows it."""

import pytest

import hostile
from api import Api, quote
from server import Server
from conftest import BINARY
from test_phone import WIDTH


@pytest.fixture(scope="module")
def besieged(tmp_path_factory):
    """A server whose store holds hostile text in every field."""
    with Server(BINARY, tmp_path_factory.mktemp("hostile")) as server:
        server.sessions = hostile.fill(Api(server.url))
        yield server


def look_around(page):
    """Touches everything on the page that can be touched without leaving it."""
    # From the last one on: what opens pushes those behind it out of a list that draws only what is seen.
    for summary in reversed(page.locator("main summary").all()):
        if summary.is_visible():
            summary.click()
    for button in page.locator("main button:not([data-destructive]):not([type=submit])").all()[:60]:
        if button.is_visible() and button.is_enabled():
            # A pinned toolbar may cover what lies at the edge of a list.
            button.hover(force=True)
    page.mouse.move(0, 0)


@pytest.mark.parametrize("route", ["sessions", "agents", "brain", "operations"])
def test_a_view_shows_hostile_text_as_text(visit, besieged, route):
    one = visit(besieged.url)
    page = one.go(route)
    look_around(page)
    assert page.locator("main script, main iframe, main img, main style, main base, main link").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("route", ["sessions", "sessions/{}", "agents", "agents?agent={}", "brain", "operations"])
def test_long_words_widen_nothing(visit, besieged, route, width):
    page = visit(besieged.url, width=width).go(route.format(quote(besieged.sessions[11])))
    wide = page.evaluate(WIDTH)
    assert wide <= width, f"The view is {wide} px wide."


@pytest.mark.parametrize("place", range(len(hostile.IDS)))
def test_a_session_shows_hostile_text_as_text(visit, besieged, place):
    page = visit(besieged.url).go(f"sessions/{quote(besieged.sessions[place])}")
    look_around(page)
    assert page.locator("main script, main iframe, main img, main style, main base, main link").count() == 0


def test_links_in_messages_lead_only_to_the_web(visit, besieged):
    page = visit(besieged.url).go(f"sessions/{quote(besieged.sessions[0])}")
    targets = page.locator("main a").evaluate_all("links => links.map(link => link.href)")
    strange = [url for url in targets if not url.startswith(("http://", "https://", "mailto:"))]
    assert not strange, f"Links lead elsewhere: {strange}"


def test_a_hostile_address_runs_nothing(visit, server):
    page = visit().page
    for route in ["<img src=x onerror=window.__hit=1>", "%", "sessions/%E0%A4%A", "javascript:window.__hit=1", "__proto__"]:
        page.goto(f"{server.url}#/{route}")
        page.locator("main").wait_for()


def test_the_watch_itself_sees_a_request_outside(visit, server):
    one = visit()
    page = one.go("agents")
    page.evaluate(f"fetch('{hostile.HOME}/').catch(() => {{}})")
    page.wait_for_function("window.__violations.length > 0")
    one.close()
    assert one.violations
    one.violations, one.requests, one.errors = [], [], []
