"""The view of the brain: recall, browsing, and one learning with its versions."""

import pytest
from playwright.sync_api import expect

from api import Api


@pytest.fixture
def learned(empty_server):
    """A brain with learnings of two kinds, one of them revised; answers its API."""
    api = Api(empty_server.url)
    teach = lambda text, **more: api.post("v1/learnings", {"text": text, "author": "coder", **more})
    api.revised = teach("Imports are read whole.", title="Imports", tags=["import"])["id"]
    teach("Releases are cut on Mondays.", tags=["release"], kind="rule")
    teach("The importer needs 2 GB of memory.", tags=["import", "memory"])
    api.send("PATCH", f"v1/learnings/{api.revised}", {"text": "Imports are read in pieces.", "tags": ["import", "disk"]})
    return api


def texts(page):
    return page.locator(".learning .learning-text")


def test_the_newest_come_first(visit, learned):
    page = visit(learned.url).go("brain")
    listed = [item["text"] for item in learned.get("v1/learnings")["items"]]
    assert texts(page).all_inner_texts() == listed


def test_recall_finds_by_words(visit, learned, picture):
    page = visit(learned.url).go("brain")
    page.get_by_role("searchbox", name="Recall").fill("release on monday")
    expect(texts(page).first).to_have_text("Releases are cut on Mondays.")
    assert "q=release" in page.url
    page.get_by_role("searchbox", name="Recall").fill("zzzz")
    expect(page.locator("main")).to_contain_text("Nothing that is known fits.")


def test_tags_and_kinds_narrow_the_list(visit, learned):
    page = visit(learned.url).go("brain")
    kinds, tags = page.get_by_role("group", name="Kinds"), page.get_by_role("group", name="Tags")
    expect(tags.get_by_role("button").first).to_have_text("#import 2")
    tags.get_by_role("button", name="#import").click()
    expect(texts(page)).to_have_count(2)
    expect(tags.get_by_role("button", name="#import")).to_have_attribute("aria-pressed", "true")
    tags.get_by_role("button", name="#import").click()
    kinds.get_by_role("button", name="rule").click()
    expect(texts(page)).to_have_text(["Releases are cut on Mondays."])
    page.reload()
    expect(texts(page)).to_have_text(["Releases are cut on Mondays."])


def test_a_learning_shows_its_versions(visit, learned):
    page = visit(learned.url).go("brain")
    page.get_by_role("link", name="Versions and related of Imports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imports")
    expect(page.locator(".learning-versions > li")).to_have_count(2)
    expect(page.locator(".learning-versions del").first).to_have_text("Imports are read whole.")
    expect(page.locator(".learning-versions ins").first).to_have_text("Imports are read in pieces.")
    expect(page.locator("main")).to_contain_text("The importer needs 2 GB")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Brain")


def test_a_forgotten_learning_says_so(visit, learned):
    learned.send("DELETE", f"v1/learnings/{learned.revised}?author=coder")
    page = visit(learned.url).go(f"brain/{learned.revised}")
    expect(page.get_by_role("heading", level=1)).to_have_text("A forgotten learning")
    expect(page.locator(".learning-versions > li")).to_have_count(3)


def test_a_tag_of_a_card_narrows_too(visit, learned):
    page = visit(learned.url).go(f"brain/{learned.revised}")
    page.get_by_role("button", name="#disk").first.click()
    expect(texts(page)).to_have_text(["Imports are read in pieces."])


def test_learnings_come_in_live(visit, learned):
    page = visit(learned.url).go("brain")
    expect(page.locator(".connection")).to_have_attribute("data-state", "live")
    learned.post("v1/learnings", {"text": "Something new.", "tags": ["fresh"]})
    expect(texts(page).first).to_have_text("Something new.")
    expect(page.get_by_role("group", name="Tags")).to_contain_text("#fresh")


def test_the_first_learning_comes_in_live_too(visit, empty_server):
    page = visit(empty_server.url).go("brain")
    expect(page.locator("main")).to_contain_text("Nothing has been learned yet")
    Api(empty_server.url).post("v1/learnings", {"text": "The first."})
    expect(texts(page)).to_have_text(["The first."])


def test_more_are_read_on_demand(visit, empty_server):
    api = Api(empty_server.url)
    for place in range(35):
        api.post("v1/learnings", {"text": f"Fact {place}"})
    page = visit(empty_server.url).go("brain")
    expect(texts(page)).to_have_count(30)
    page.get_by_role("button", name="More").click()
    expect(texts(page)).to_have_count(35)
    expect(page.get_by_role("button", name="More")).to_have_count(0)


def test_the_sample_is_shown(visit, picture):
    page = visit().open("brain")
    assert texts(page).count() >= 3
    picture(page, "brain")
