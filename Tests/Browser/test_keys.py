"""The keys in the view of operations: made, shown once, revoked."""

from playwright.sync_api import expect

from api import Api


def keys_of(page):
    return page.get_by_role("region", name="Keys", exact=True).first


def test_a_key_is_made_shown_once_and_revoked(visit, empty_server):
    api = Api(empty_server.url)
    one = visit(empty_server.url)
    page = one.go("operations")
    card = keys_of(page)
    expect(card).to_contain_text("There are no keys yet.")
    card.get_by_text("New key").click()
    card.get_by_role("textbox", name="Name").fill("<b>planner</b>")
    card.get_by_role("combobox", name="Scope").select_option("append")
    card.get_by_role("button", name="Make it").click()
    token = card.get_by_role("textbox", name="The key").input_value()
    key = api.get("v1/keys")["items"][0]
    assert len(token) > 20 and key["id"] in token and key["name"] == "<b>planner</b>" and key["scope"] == "append"
    card.get_by_role("button", name="Done").click()
    assert token not in page.content()
    card.get_by_role("button", name="Revoke <b>planner</b>").click()
    dialog = page.get_by_role("dialog", name="Revoke a key")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0)
    assert api.get("v1/keys")["items"][0]["state"] == "active"
    card.get_by_role("button", name="Revoke <b>planner</b>").click()
    dialog.get_by_role("button", name="Revoke it").click()
    expect(card.get_by_role("cell", name="revoked")).to_have_count(1)
    assert api.get("v1/keys")["items"][0]["state"] == "revoked"


def test_a_server_without_keys_says_so(visit):
    expect(keys_of(visit().open("operations"))).to_contain_text("The server asks for no keys")


def test_nothing_of_a_key_is_kept(visit, empty_server):
    page = visit(empty_server.url).go("operations")
    card = keys_of(page)
    card.get_by_text("New key").click()
    card.get_by_role("button", name="Make it").click()
    token = card.get_by_role("textbox", name="The key").input_value()
    kept = page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href])")
    assert token not in kept
