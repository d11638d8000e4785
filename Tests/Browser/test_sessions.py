"""The list of sessions: what it shows, how it is searched, and how it lives."""

import pytest
from playwright.sync_api import expect

from api import Api


def topics(page):
    return page.locator(".session-topic").evaluate_all("all => all.map(each => each.firstChild.textContent)")


def test_sessions_are_listed_newest_first(visit, server, picture):
    page = visit().open("sessions")
    rows = page.locator(".session-item")
    expect(rows).to_have_count(3)
    first = page.locator("[data-session=incident-17]")
    expect(first.locator(".badge").first).to_have_text("ended")
    expect(page.locator("[data-session='release-2.0-hotfix']")).to_contain_text("fork of release-2.0")
    expect(page.locator("[data-session='release-2.0'] .session-preview")).to_contain_text("All green")
    picture(page, "sessions")


@pytest.mark.parametrize("dark, width, name", [(True, 1280, "sessions-dark"), (False, 390, "sessions-phone")])
def test_sessions_in_other_looks(visit, picture, dark, width, name):
    page = visit(dark=dark, width=width).open("sessions")
    expect(page.locator(".session-preview").last).not_to_be_empty()
    picture(page, name)


def test_typing_finds_topics_and_messages(visit):
    page = visit().open("sessions")
    page.keyboard.press("/")
    page.keyboard.type("impor")
    expect(page.locator(".session-item")).to_have_count(1)
    expect(page.locator(".session-topic")).to_contain_text("What if only the import is mended?")
    hit = page.locator(".hit", has_text="it reads each file twice").first
    expect(hit.locator("mark")).to_have_text("import")
    hit.click()
    expect(page.locator("article.marked[data-sequence='2']")).to_be_visible()


def test_filters_narrow_the_list_and_stand_in_the_address(visit):
    page = visit().open("sessions")
    page.get_by_label("Status").select_option("ended")
    expect(page.locator(".session-item")).to_have_count(1)
    page.get_by_label("Status").select_option("")
    page.get_by_label("Agent", exact=True).fill("planner")
    expect(page.locator(".session-item")).to_have_count(2)
    page.get_by_label("Label, as team=core").fill("team=ops")
    expect(page.get_by_text("No session is like that.")).to_be_visible()
    assert "agent=planner" in page.url and "label=team%3Dops" in page.url
    page.reload()
    expect(page.get_by_label("Agent", exact=True)).to_have_value("planner")


def test_an_agents_unread_messages_are_counted(visit, api):
    page = visit().open("sessions")
    page.get_by_label("Agent", exact=True).fill("tester")
    inbox = api.get("v1/agents/tester/inbox", limit=0)
    unread = {each["session"]: each["unread"] for each in inbox["sessions"]}
    badge = page.locator("[data-session='release-2.0'] .unread")
    expect(badge).to_have_text(f"{unread['release-2.0']} unread")


def test_what_comes_is_shown_at_once(visit, empty_server):
    api = Api(empty_server.url)
    page = visit(empty_server.url).open("sessions")
    expect(page.get_by_text("There are no sessions yet.")).to_be_visible()
    expect(page.locator(".connection")).to_have_attribute("data-state", "live")
    api.put("v1/sessions/one", {})
    api.say("one", "Agent-1", [], "first")
    api.put("v1/sessions/two", {})
    api.say("two", "Agent-2", [], "second")
    expect(page.locator(".session-item")).to_have_count(2)
    assert page.locator("[data-session]").first.get_attribute("data-session") == "two"
    api.say("one", "Agent-1", [], "third *thing*")
    row = page.locator(".session-item").first
    expect(row.locator("[data-session=one]")).to_be_visible()
    expect(row.locator(".session-preview")).to_have_text("Agent-1: third *thing*")
    expect(row.locator(".unread")).to_contain_text("unread")
    page.mouse.click(5, 300)
    row.locator("a").click()
    expect(page.locator("article[data-sequence='2']")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-session=one] .unread")).to_be_hidden()
    api.send("DELETE", "v1/sessions/two")
    expect(page.locator(".session-item")).to_have_count(1)


def test_more_sessions_come_as_one_scrolls(visit, empty_server):
    api = Api(empty_server.url)
    for number in range(130):
        api.put(f"v1/sessions/s-{number:03}", {"topic": f"Topic {number}"})
    page = visit(empty_server.url, height=600).open("sessions")
    expect(page.locator(".session-item")).to_have_count(50)
    for _ in range(6):
        page.locator(".session-end").scroll_into_view_if_needed()
        page.mouse.move(400, 400)
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(50)
    expect(page.locator(".session-item")).to_have_count(130)
    assert topics(page)[0] == "Topic 129" and topics(page)[-1] == "Topic 0"


def test_the_keyboard_walks_opens_and_returns(visit):
    one = visit()
    page = one.open("sessions")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.session") == page.locator(
        "[data-session]").nth(1).get_attribute("data-session")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator(".session-header h1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".session-filters")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page).to_have_url(f"{one.url}#/brain")


def test_the_theme_is_remembered_and_nothing_else_is_kept(visit):
    one = visit()
    page = one.open("sessions")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Light or dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground != dark
    page.reload()
    one.settled()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert page.evaluate("Object.keys(localStorage)") == ["multichat.theme"]
    assert page.evaluate("document.cookie") == "" and one.context.cookies() == []


def test_another_namespace_shows_its_own_sessions(visit, empty_server):
    api = Api(empty_server.url)
    api.put("v1/sessions/mine", {"topic": "Mine"})
    api.put("v1/sessions/theirs?namespace=team-b", {"topic": "Theirs"})
    page = visit(empty_server.url).open("sessions")
    assert topics(page) == ["Mine"]
    page.get_by_title("Namespace").click()
    page.get_by_label("Namespace", exact=True).get_by_role("textbox").fill("team-b")
    page.keyboard.press("Enter")
    expect(page.locator(".session-topic")).to_have_text("Theirs")
    page.locator("[data-session=theirs]").click()
    expect(page.locator(".session-header h1")).to_have_text("Theirs")
    assert "ns=team-b" in page.url


def test_a_broken_connection_is_told_and_mended(visit, empty_server):
    api = Api(empty_server.url)
    one = visit(empty_server.url)
    page = one.open("sessions")
    state = page.locator(".connection")
    expect(state).to_have_attribute("data-state", "live")
    one.context.set_offline(True)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    empty_server.restart()
    expect(state).to_have_attribute("data-state", "reconnecting")
    one.context.set_offline(False)
    expect(state).to_have_attribute("data-state", "live")
    api.put("v1/sessions/late", {})
    api.say("late", "Agent-1", [], "Are you there?")
    expect(page.locator("[data-session=late]")).to_be_visible()
