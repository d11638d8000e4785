"""One session: the conversation, its past, what is kept in it, and writing to it."""

import pytest
from playwright.sync_api import expect

from api import Api


def sequences(page):
    return page.locator("article").evaluate_all("all => all.map(each => Number(each.dataset.sequence))")


def slide(page, sequence):
    page.locator(".slider input").evaluate(
        "(bar, to) => { bar.value = to; bar.dispatchEvent(new Event('input')); }", sequence)


@pytest.fixture
def own(empty_server):
    """A server for this test alone, with one short session."""
    api = Api(empty_server.url)
    api.put("v1/sessions/chat", {})
    for number in range(1, 4):
        api.say("chat", f"Agent-{number}", [], f"message {number}")
    return api


def test_a_conversation_is_shown_by_agent(visit, picture):
    page = visit().open("session")
    page.locator(".jump").fill("1")
    page.keyboard.press("Enter")
    first = page.locator("article[data-sequence='1']")
    expect(first).to_contain_text("Release 2.0 is due today.")
    assert page.locator("article[data-sequence='2'] .markdown strong").inner_text() == "import"
    assert page.locator("article[data-sequence='5'] pre code").inner_text().startswith("let report")
    colours = page.locator(".entry-head > .agent").evaluate_all(
        "all => Object.fromEntries(all.map(each => [each.textContent, getComputedStyle(each).color]))")
    assert len(colours) == 3 and len(set(colours.values())) == 3
    assert first.locator("time").get_attribute("datetime").endswith("Z")
    picture(page, "session")


@pytest.mark.parametrize("dark, width, name", [(True, 1280, "session-dark"), (False, 390, "session-phone")])
def test_a_session_in_other_looks(visit, picture, dark, width, name):
    page = visit(dark=dark, width=width).go("sessions/release-2.0?at=11")
    expect(page.locator("article[data-sequence='11']")).to_be_visible()
    picture(page, name)


def test_tool_calls_are_folded(visit):
    page = visit().open("session")
    page.locator(".jump").fill("9")
    page.keyboard.press("Enter")
    call = page.locator("article[data-sequence='9'] details.tool")
    expect(call.locator("summary")).to_contain_text("run_tests")
    expect(call.locator("pre")).to_be_hidden()
    call.locator("summary").click()
    expect(call.locator("pre")).to_contain_text('"suite": "import"')
    expect(page.locator("article[data-sequence='10'] details.tool summary")).to_contain_text("412 passed")


def test_contexts_show_how_they_changed(visit, picture):
    page = visit().open("session")
    panel = page.locator("#panel")
    expect(panel.locator(".value pre").first).to_contain_text('"step": "done"')
    panel.locator("summary", has_text="How it changed").click()
    change = panel.locator(".version").first
    expect(change.locator(".diff-path")).to_have_text(["step", "files"])
    expect(change.locator("li").nth(0).locator("del")).to_contain_text("read files twice")
    expect(change.locator("li").nth(0).locator("ins")).to_contain_text("done")
    expect(change.locator("li").nth(1).locator("ins")).to_contain_text("12")
    picture(page, "contexts")


def test_a_change_in_the_conversation_is_a_diff(visit):
    page = visit().open("session")
    page.locator(".jump").fill("8")
    page.keyboard.press("Enter")
    page.locator("article[data-sequence='8'] summary").click()
    expect(page.locator("article[data-sequence='8'] del")).to_contain_text("read files twice")


def test_workflows_are_a_timeline(visit, picture):
    page = visit().open("session")
    page.get_by_role("tab", name="Workflows").click()
    run = page.locator(".run")
    expect(run.locator("h3")).to_have_text("deploy")
    expect(run.locator(".step-name")).to_have_text(["build", "test", "approval", "publish"])
    expect(run.locator(".step .badge")).to_have_text(["completed", "completed", "waiting", "pending"])
    assert run.locator(".bar:not([hidden])").count() == 3
    picture(page, "workflows")
    slide(page, 16)
    expect(run.locator(".step .badge")).to_have_text(["completed", "running", "pending", "pending"])


def test_forks_and_rewinds_are_a_tree(visit, picture):
    page = visit().go("sessions/release-2.0-hotfix")
    page.get_by_role("tab", name="Forks & rewinds").click()
    tree = page.locator("#panel > .panel > .tree")
    expect(tree.locator("> li > a")).to_contain_text("Release 2.0")
    fork = tree.locator("> li > .tree > li")
    expect(fork.locator("> a")).to_have_attribute("aria-current", "true")
    expect(fork.locator(".tree-rewind")).to_contain_text("#8 → #4")
    picture(page, "forks")
    fork.get_by_role("button", name="Show before").click()
    expect(page.locator("article[data-sequence='7']")).to_be_visible()
    assert sequences(page) == [1, 2, 3, 4, 5, 6, 7]


def test_the_slider_shows_the_past(visit, picture):
    page = visit().go("sessions/release-2.0-hotfix")
    expect(page.locator("article[data-sequence='9']")).to_be_visible()
    assert sequences(page) == [1, 2, 3, 4, 5, 8, 9], "What the rewind hides isn't there."
    slide(page, 7)
    expect(page.locator("article[data-sequence='7']")).to_be_visible()
    assert sequences(page) == [1, 2, 3, 4, 5, 6, 7]
    expect(page.locator(".slider-words")).to_contain_text("as of 7 of 9")
    picture(page, "past")
    page.keyboard.press("[")
    expect(page.locator("article[data-sequence='7']")).to_have_count(0)
    page.reload()
    expect(page.locator(".slider-words")).to_contain_text("as of 6 of 9")
    page.get_by_role("button", name="Live").click()
    expect(page.locator("article[data-sequence='9']")).to_be_visible()
    page.get_by_label("show rewound").check()
    expect(page.locator("article.hidden-entry")).to_have_count(2)


def test_entries_come_live_and_a_rewind_takes_them_away(visit, own):
    page = visit(own.url).go("sessions/chat")
    expect(page.locator("article")).to_have_count(3)
    for number in range(4, 24):
        own.say("chat", "Agent-1", [], f"message {number}")
    expect(page.locator("article[data-sequence='23']")).to_be_in_viewport()
    own.post("v1/sessions/chat/rewind", {"to": 5})
    expect(page.locator("article[data-sequence='23']")).to_have_count(0)
    expect(page.locator("article[data-sequence='24']")).to_contain_text("rewound to #5")
    own.post("v1/sessions/chat/end", {})
    expect(page.locator(".session-title .badge")).to_have_text("ended")
    expect(page.get_by_label("Message", exact=True)).to_be_disabled()


def test_who_has_scrolled_up_stays_there(visit, own):
    for number in range(4, 80):
        own.say("chat", "Agent-1", [], f"message {number}\n\nof two paragraphs")
    page = visit(own.url).go("sessions/chat")
    expect(page.locator("article[data-sequence='79']")).to_be_in_viewport()
    page.keyboard.press("Home")
    expect(page.locator("article[data-sequence='1']")).to_be_in_viewport()
    own.say("chat", "Agent-2", [], "news")
    button = page.get_by_role("button", name="1 new")
    expect(button).to_be_visible()
    expect(page.locator("article[data-sequence='1']")).to_be_in_viewport()
    button.click()
    expect(page.locator("article[data-sequence='80']")).to_be_in_viewport()
    expect(button).to_be_hidden()


def test_an_operator_posts_once(visit, own):
    page = visit(own.url).go("sessions/chat")
    page.keyboard.press("m")
    page.keyboard.type("Is **anybody** there?")
    page.get_by_label("From").fill("Ann")
    page.get_by_label("To, separated by commas").fill("Agent-1, Agent-2")
    lost = []

    def lose_the_answer(route):
        # The server stores it; only its answer doesn't come.
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/messages*", lose_the_answer, times=1)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".composer-problem")).to_contain_text("can’t be reached")
    assert lost == [201]
    page.get_by_label("Message", exact=True).focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    entries = own.get("v1/sessions/chat/entries")["items"]
    assert [entry["author"] for entry in entries].count("Ann") == 1
    assert entries[-1]["body"]["to"] == ["Agent-1", "Agent-2"]
    expect(page.locator("article[data-sequence='4'] strong")).to_have_text("anybody")


def test_a_reply_names_its_message(visit, own):
    page = visit(own.url).go("sessions/chat")
    page.locator("article[data-sequence='2']").hover()
    page.get_by_role("button", name="Reply to 2").click()
    page.keyboard.type("Yes")
    page.keyboard.press("Control+Enter")
    expect(page.locator("article[data-sequence='4'] .reply-to")).to_have_text("in reply to #2")
    entry = own.get("v1/sessions/chat/entries/4")
    assert entry["body"]["replyTo"] == 2 and entry["body"]["to"] == ["Agent-2"]


def test_only_some_entries_are_shown(visit):
    page = visit().open("session")
    page.get_by_label("Kind of entries").select_option("context")
    expect(page.locator("article")).to_have_count(2)
    page.get_by_label("Kind of entries").select_option("message")
    page.get_by_label("Only entries of this agent").fill("planner")
    expect(page.locator("article")).to_have_count(1)


def test_a_session_that_is_not_there_is_told(visit):
    page = visit().go("sessions/nothing")
    expect(page.get_by_role("alert")).to_contain_text("nothing")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert page.get_by_role("alert").bounding_box()["height"] < 250


def test_an_address_that_is_none_is_told(visit):
    page = visit().go("nowhere")
    expect(page.get_by_role("alert")).to_contain_text("no such view")
    assert page.get_by_role("alert").bounding_box()["x"] > 10
