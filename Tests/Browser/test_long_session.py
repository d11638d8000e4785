"""A session of 100,000 entries scrolls as one of ten does: only what is seen is drawn."""

import json
import urllib.request

import pytest
from playwright.sync_api import expect

from api import Api
from conftest import BINARY
from server import Server

COUNT = 100_000
ROWS = "document.querySelectorAll('.rows > *').length"

# The rows that are seen leave no gap and stand in order.
SEEN = """() => {
    const view = document.querySelector('.entries').getBoundingClientRect();
    const rows = [...document.querySelectorAll('.rows > article')]
        .map((row) => ({ box: row.getBoundingClientRect(), sequence: Number(row.dataset.sequence) }))
        .filter(({ box }) => box.bottom > view.top + 1 && box.top < view.bottom - 1);
    const gaps = rows.slice(1).filter((row, place) => Math.abs(row.box.top - rows[place].box.bottom) > 1
        || row.sequence <= rows[place].sequence);
    return { sequences: rows.map((row) => row.sequence), gaps: gaps.length,
        isFull: rows.length > 0 && rows[0].box.top <= view.top + 40 && rows.at(-1).box.bottom >= view.bottom - 40 };
}"""


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    with Server(BINARY, tmp_path_factory.mktemp("long")) as server:
        Api(server.url).put("v1/sessions/long", {})
        for first in range(1, COUNT + 1, 5000):
            lines = [line(number) for number in range(first, first + 5000)]
            send(server.url + "v1/sessions/long/entries", "\n".join(lines))
        yield server


def line(number):
    """Heights differ: words, lists, code, and entries that are a line."""
    if number % 7 == 0:
        return json.dumps({"kind": "context", "key": "context/A", "author": "A", "body": {"step": number}})
    text = f"{number}: " + "some words that go on " * (number * 37 % 23)
    if number % 5 == 0:
        text += "\n\n- one\n- two\n\n```\ncode\n```"
    return json.dumps({"kind": "message", "author": f"Agent-{number % 9}", "body": {"content": text, "to": []}})


def send(url, body):
    request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/x-ndjson"}, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


def settle(page):
    expect(page.locator(".rows[aria-busy=false]")).to_be_attached()
    page.wait_for_function(f"({SEEN})().isFull")
    return page.evaluate(SEEN)


def test_a_long_session_opens_at_its_end_and_draws_little(visit, long):
    one = visit(long.url)
    page = one.go("sessions/long")
    seen = settle(page)
    assert seen["sequences"][-1] == COUNT and seen["gaps"] == 0
    assert page.evaluate(ROWS) < 80
    pages = [url for url in one.requests if "/entries?" in url]
    assert len(pages) <= 4, f"Only pages near the end are read: {pages}"


def test_scrolling_keeps_few_rows_in_order(visit, long):
    page = visit(long.url).go("sessions/long")
    settle(page)
    page.mouse.move(400, 400)
    most = 0
    for _ in range(40):
        page.mouse.wheel(0, -700)
        page.wait_for_timeout(20)
        most = max(most, page.evaluate(ROWS))
    seen = settle(page)
    assert seen["gaps"] == 0 and most < 80
    assert COUNT - 400 < seen["sequences"][0] < COUNT - 50, "It went as far as the wheel said."
    for share in (0.5, 0.05, 0.8, 0):
        page.evaluate("(to) => { const view = document.querySelector('.entries'); view.scrollTop = view.scrollHeight * to }",
                      share)
        page.wait_for_timeout(100)
        seen = settle(page)
        assert seen["gaps"] == 0
        assert abs(seen["sequences"][0] / COUNT - share) < 0.05
        assert page.evaluate(ROWS) < 80
    assert seen["sequences"][0] == 1


def test_dragging_the_bar_draws_no_more(visit, long):
    page = visit(long.url).go("sessions/long")
    settle(page)
    most = page.evaluate("""() => new Promise((done) => {
        const view = document.querySelector('.entries');
        let step = 0, most = 0;
        const drag = () => {
            view.scrollTop = view.scrollHeight * (1 - step / 150);
            most = Math.max(most, document.querySelectorAll('.rows > *').length);
            step += 1;
            if (step < 150) requestAnimationFrame(drag); else done(most);
        };
        drag();
    })""")
    assert most < 80
    assert settle(page)["gaps"] == 0


def test_a_jump_leads_to_the_very_entry(visit, long):
    page = visit(long.url).go("sessions/long")
    settle(page)
    for sequence in (54_321, 7, 99_990, 50_001):
        page.locator(".jump").fill(str(sequence))
        page.keyboard.press("Enter")
        expect(page.locator(f"article[data-sequence='{sequence}']")).to_be_in_viewport()
        assert settle(page)["gaps"] == 0


def test_an_address_leads_to_an_entry_and_to_the_past(visit, long):
    page = visit(long.url).go("sessions/long?go=33333")
    expect(page.locator("article[data-sequence='33333']")).to_be_in_viewport()
    page = visit(long.url).go("sessions/long?at=44444")
    expect(page.locator("article[data-sequence='44444']")).to_be_in_viewport()
    expect(page.locator(".slider-words")).to_contain_text("as of 44,444 of 100,000")
    expect(page.locator("#panel .json").first).to_contain_text('"step": 44443')


def test_the_keyboard_walks_across_pages(visit, long):
    page = visit(long.url).go("sessions/long?go=199")
    expect(page.locator("article[data-sequence='199']")).to_be_in_viewport()
    settle(page)
    page.locator("article[data-sequence='199']").focus()
    for _ in range(5):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.sequence") == "204"
    for _ in range(8):
        page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.sequence") == "196"
    expect(page.locator("article[data-sequence='196']")).to_be_in_viewport()


def test_the_end_stays_in_sight_while_entries_come(visit, long):
    page = visit(long.url).go("sessions/long")
    seen = settle(page)
    last = seen["sequences"][-1]
    send(long.url + "v1/sessions/long/entries", "\n".join(line(number * 5) for number in range(1, 301)))
    expect(page.locator(f"article[data-sequence='{last + 300}']")).to_be_in_viewport()
    assert page.evaluate(ROWS) < 80
    assert settle(page)["gaps"] == 0
