"""The view of the agents: who wrote to whom, what waits, who was seen."""

from playwright.sync_api import expect

from api import Api


def test_the_graph_has_every_agent_and_every_pair(visit, api):
    page = visit().open("agents")
    links = api.get("v1/correspondence")["links"]
    agents = {name for link in links for name in (link["from"], link["to"]) if name}
    nodes = page.locator(".graph-node").evaluate_all("nodes => nodes.map(node => node.dataset.agent)")
    assert agents and set(nodes) == agents
    pairs = [link for link in links if link["to"]]
    assert page.locator(".graph-edge").count() == len(pairs)


def test_an_arrow_is_thicker_with_more_messages(visit, empty_server):
    api = Api(empty_server.url)
    api.put("v1/sessions/s", {})
    for _ in range(9):
        api.say("s", "much", ["few"], "x")
    api.say("s", "few", ["much"], "x")
    page = visit(empty_server.url).go("agents")
    widths = {
        name: float(page.locator(f".graph-edge[data-from={name}] path").get_attribute("stroke-width"))
        for name in ("much", "few")
    }
    assert widths["much"] > 2 * widths["few"]


def test_the_picture_is_the_same_each_time(visit):
    pictures = [visit().open("agents").locator(".graph").inner_html() for _ in range(2)]
    assert pictures[0] == pictures[1]


def test_focus_tells_the_counts(visit, api):
    page = visit().open("agents")
    page.locator(".graph-node[data-agent=coder]").focus()
    wrote = sum(link["messages"] for link in api.get("v1/correspondence")["links"] if link["from"] == "coder")
    expect(page.locator(".graph-saying")).to_contain_text(f"coder wrote {wrote} message")
    expect(page.locator(".graph")).to_have_class("graph is-lit")


def test_the_same_stands_in_a_table(visit, api):
    page = visit().open("agents")
    page.get_by_text("As a table").click()
    rows = page.locator(".pairs tbody tr").all_inner_texts()
    links = api.get("v1/correspondence")["links"]
    assert [row.split()[:3] for row in rows] == [
        [link["from"], link["to"] or "everybody", str(link["messages"])] for link in links]


def test_the_figures_say_what_they_cover(visit, api):
    page = visit().open("agents")
    found = api.get("v1/correspondence")
    expect(page.locator("main")).to_contain_text(f"{found['messages']} messages in {found['sessions']} sessions: all")


def test_choosing_an_agent_shows_its_inbox(visit, api, picture):
    page = visit().open("agents")
    page.get_by_role("table").get_by_role("link", name="coder").click()
    inbox = api.get("v1/agents/coder/inbox")
    detail = page.get_by_role("region", name="Agent coder")
    expect(detail).to_contain_text(f"Inbox: {inbox['unread']} unread")
    expect(detail).to_contain_text(inbox["items"][0]["body"]["content"])
    assert "agent=coder" in page.url
    page.locator("main").evaluate("main => main.scrollTo(0, 0)")
    picture(page, "agents")
    detail.get_by_role("link", name="Close").click()
    expect(detail).to_have_count(0)


def test_agents_are_found_as_one_types(visit):
    page = visit().open("agents")
    page.get_by_role("searchbox").fill("WATCH")
    expect(page.locator(".agents-list tbody tr")).to_have_count(1)
    page.get_by_role("searchbox").fill("no such agent")
    expect(page.locator(".agents-list")).to_contain_text("No agent")


def test_messages_come_in_live(visit, empty_server):
    api = Api(empty_server.url)
    api.put("v1/sessions/s", {})
    one = visit(empty_server.url)
    page = one.go("agents")
    expect(page.locator("main")).to_contain_text("No agent has done anything yet.")
    expect(page.locator(".connection")).to_have_attribute("data-state", "live")
    api.say("s", "a", ["b"], "one")
    expect(page.locator(".graph-edge")).to_have_count(1)
    expect(page.locator(".agents-list")).to_contain_text("message in s")
    api.say("s", "b", ["a"], "two")
    expect(page.locator(".graph-edge")).to_have_count(2)


def test_many_agents_stay_legible(visit, empty_server):
    api = Api(empty_server.url)
    api.put("v1/sessions/s", {})
    for place in range(60):
        api.say("s", f"agent-{place}", [f"agent-{(place * 7) % 60}"], "x")
    page = visit(empty_server.url).go("agents")
    assert page.locator(".graph-node").count() == 24
    expect(page.locator("main")).to_contain_text("the 24 busiest of 60 agents")
