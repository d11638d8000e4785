"""A server that asks for keys: the page asks its reader for one, and keeps it in the tab alone."""

import subprocess

import pytest
from playwright.sync_api import expect

from api import Api
from conftest import BINARY
from server import Server


@pytest.fixture
def guarded(tmp_path):
    """A server with a session, and keys to read and to append."""
    with Server(BINARY, tmp_path) as server:
        api = Api(server.url)
        api.put("v1/sessions/chat", {})
        api.say("chat", "Agent-1", [], "secret plan")
        server.keys = {}
        for scope in ("read", "append"):
            command = [BINARY.replace("p-bin.py", "p-cli"), "key", "create", "--scope", scope, "--store", server.store]
            server.keys[scope] = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        server.restart()
        yield server


def give(page, key):
    page.get_by_role("dialog", name="Key").get_by_role("textbox").fill(key)
    page.get_by_role("button", name="Use it").click()


def open_asking(visit, server):
    one = visit(server.url)
    one.page.goto(f"{server.url}#/sessions")
    expect(one.page.get_by_role("dialog", name="Key")).to_be_visible()
    assert one.page.get_by_text("secret plan").count() == 0
    return one


def test_the_page_asks_for_a_key_and_works_with_it(visit, guarded):
    one = open_asking(visit, guarded)
    page = one.page
    give(page, "mk_0000000000000000_" + "0" * 64)
    expect(page.get_by_role("dialog", name="Key")).to_be_visible()
    give(page, guarded.keys["append"])
    expect(page.locator(".session-preview")).to_contain_text("secret plan")
    expect(page.locator(".connection")).to_have_attribute("data-state", "live")
    page.locator("[data-session=chat]").click()
    expect(page.locator("article")).to_have_count(1)
    page.keyboard.press("m")
    page.keyboard.type("Understood")
    page.keyboard.press("Control+Enter")
    expect(page.locator("article")).to_have_count(2)
    assert page.evaluate("Object.keys(sessionStorage)") == ["multichat.key"]
    assert not [url for url in one.requests + [page.url] if "mk_" in url]
    assert "mk_" not in page.evaluate("JSON.stringify(localStorage) + document.cookie")


def test_a_key_that_only_reads_is_told_what_it_lacks(visit, guarded):
    page = open_asking(visit, guarded).page
    give(page, guarded.keys["read"])
    page.locator("[data-session=chat]").click()
    expect(page.locator("article")).to_have_count(1)
    page.keyboard.press("m")
    page.keyboard.type("May I?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".composer-problem")).not_to_be_empty()
    expect(page.get_by_label("Message", exact=True)).to_have_value("May I?")


def test_without_a_key_nothing_is_shown(visit, guarded):
    page = open_asking(visit, guarded).page
    while page.get_by_role("dialog", name="Key").count() > 0:
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
    expect(page.get_by_role("alert").first).to_be_visible()
    assert page.get_by_text("secret plan").count() == 0
