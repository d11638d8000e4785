"""The keys in the view of operations: made, shown once, revoked."""

import json

import pytest
from playwright.sync_api import expect

from api import Api


def keys_of(page):
    return page.get_by_role("region", name="Keys").first


def make(page, word, name=None, scope=None):
    """Makes a key and answers what is shown of it this once."""
    card = keys_of(page)
    card.get_by_text(word, exact=True).click()
    if name:
        card.get_by_role("textbox", name="Name").fill(name)
    if scope:
        card.get_by_role("combobox", name="Scope").select_option(scope)
    card.get_by_role("button", name="Make it").click()
    token = card.get_by_role("textbox", name="The key").input_value()
    card.get_by_role("button", name="Done").click()
    return token


@pytest.fixture
def locked(visit, empty_server):
    """The page of a server that has got its first key, and that key."""
    page = visit(empty_server.url).go("operations")
    expect(keys_of(page)).to_contain_text("There are no keys yet.")
    return page, make(page, "First key", "operator"), empty_server


def test_the_first_key_is_an_administrators_and_the_page_goes_on_with_it(locked):
    page, token, server = locked
    with pytest.raises(AssertionError, match="401"):
        Api(server.url).get("v1/sessions")
    key = Api(server.url, token).get("v1/keys")["items"][0]
    assert (key["name"], key["scope"], key["namespace"]) == ("operator", "admin", None)
    expect(keys_of(page)).to_contain_text("The server asks everybody for a key.")
    page.get_by_role("link", name="Brain").click()
    expect(page.locator("main")).to_contain_text("Nothing has been learned yet")
    assert page.locator("dialog").count() == 0


def test_a_key_is_made_shown_once_and_revoked(locked):
    page, token, server = locked
    api, card = Api(server.url, token), keys_of(page)
    made = make(page, "New key", "<b>planner</b>", "append")
    key = [each for each in api.get("v1/keys")["items"] if each["name"] == "<b>planner</b>"][0]
    assert key["id"] in made and key["scope"] == "append" and made not in page.content()
    card.get_by_role("button", name="Revoke <b>planner</b>").click()
    dialog = page.get_by_role("dialog", name="Revoke a key")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0)
    assert Api(server.url, made).get("v1/sessions")
    card.get_by_role("button", name="Revoke <b>planner</b>").click()
    dialog.get_by_role("button", name="Revoke it").click()
    expect(card.get_by_role("cell", name="revoked")).to_have_count(1)
    with pytest.raises(AssertionError, match="401"):
        Api(server.url, made).get("v1/sessions")


def test_only_the_tabs_own_key_is_kept_and_for_the_tab_alone(locked):
    page, token, _ = locked
    made = make(page, "New key")
    kept = json.loads(page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])"))
    assert kept[1] == {"multichat.key": token}
    assert token not in str(kept[0]) + kept[2] and made not in str(kept)


def test_a_server_without_keys_says_so(visit):
    expect(keys_of(visit().open("operations"))).to_contain_text("The server asks for no key")


def test_a_page_without_a_key_asks_for_one(visit, locked):
    _, token, server = locked
    page = visit(server.url).page
    page.goto(f"{server.url}#/operations")
    dialog = page.get_by_role("dialog", name="Key", exact=True)
    dialog.locator("input").fill(token)
    dialog.get_by_role("button", name="Use it").click()
    expect(keys_of(page)).to_contain_text("operator")
