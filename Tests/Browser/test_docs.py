"""The documentation that `make docs` builds can be read where the server shows it."""

import pathlib

import pytest
from playwright.sync_api import expect

SITE = pathlib.Path(".build/docs")
CONTRAST = pathlib.Path(__file__).with_name("contrast.js").read_text()
PAGES = ["", "guide.html", "http-api.html", "performance.html", "troubleshooting.html"]

pytestmark = pytest.mark.skipif(not (SITE / "index.html").exists(), reason="`make docs` wasn't run")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_has_contrast(visit, name, dark):
    one = visit(dark=dark)
    one.page.goto(f"{one.url}docs/{name}")
    found = one.page.evaluate(CONTRAST)
    assert found["count"] > 20, "The page shows no text."
    assert not found["bad"], "Too little contrast: " + "; ".join(found["bad"])


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_a_phone(visit, name):
    one = visit(width=360, height=740)
    one.page.goto(f"{one.url}docs/{name}")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_links_lead_through_pages_and_reference(visit, picture):
    one = visit()
    page = one.page
    page.goto(f"{one.url}docs")
    page.get_by_role("link", name="Guide").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Guide")
    picture(page, "docs-guide")
    page.get_by_role("link", name="API reference").click()
    page.locator("table").get_by_role("link", name="Multichat", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Multichat")
    # The renderer draws the page of a type from its data, under the rules for what scripts may do.
    page.goto(f"{one.url}docs/reference/documentation/multichat/chat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chat")
    expect(page.get_by_text("The handle on one session")).to_be_visible()
    picture(page, "docs-reference")
    page.locator("custom-header").get_by_role("link", name="Multichat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Documentation")
