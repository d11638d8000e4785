"""The view of operations: figures, charts, health and maintenance."""

import re
import subprocess

from playwright.sync_api import expect

from api import Api
from conftest import BINARY

DRAWN = re.compile("^M")


def tile(page, name):
    return page.locator(".operations-tiles > div").filter(has_text=name).locator("dd").first


def chart(page, title):
    return page.get_by_role("figure").filter(has_text=title)


def test_figures_are_those_of_the_store(visit, api):
    page = visit().open("operations")
    stats = api.get("v1/stats")
    expect(tile(page, "Sessions")).to_have_text(str(stats["sessions"]))
    expect(tile(page, "Entries")).to_have_text(str(stats["entries"]))
    expect(tile(page, "Agents")).to_have_text(str(stats["agents"]))
    expect(tile(page, "Version")).to_have_text(api.get("v1/server")["version"])


def test_charts_show_what_is_stored_and_how_long_it_takes(visit, empty_server, picture):
    api = Api(empty_server.url)
    api.put("v1/sessions/s", {})
    page = visit(empty_server.url).go("operations")
    # Nothing was stored between the first two readings: there is a rate, and no latency.
    expect(chart(page, "Entries stored").locator("path")).to_have_attribute("d", DRAWN)
    expect(chart(page, "Time to store").locator("path").first).to_have_attribute("d", "")
    for _ in range(40):
        api.say("s", "a", ["b"], "x")
    for title in ("Time to store", "Time to answer"):
        expect(chart(page, title).locator("path").first).to_have_attribute("d", DRAWN)
        expect(chart(page, title).locator(".chart-value").first).to_have_text(re.compile(r"\d (µs|ms|s)$"))
    expect(tile(page, "Entries")).to_have_text("40")
    picture(page, "operations")


def test_arrow_keys_read_a_chart(visit):
    page = visit().open("operations")
    requests = chart(page, "Requests")
    expect(requests.locator("path").first).to_have_attribute("d", DRAWN)
    requests.locator(".chart-plot").focus()
    page.keyboard.press("ArrowLeft")
    expect(requests.locator(".chart-cursor")).to_have_count(1)
    expect(requests).not_to_contain_text("now")


def test_refused_requests_are_counted(visit, empty_server):
    page = visit(empty_server.url).go("operations")
    requests = chart(page, "Requests")
    expect(requests.locator("path").first).to_have_attribute("d", DRAWN)
    for _ in range(20):
        try:
            Api(empty_server.url).get("v1/sessions/none")
        except AssertionError:
            pass
    expect(requests.locator(".chart-value").nth(1)).to_have_text(re.compile(r"^[1-9\d.]+/s$"))


def test_health_is_what_doctor_finds(visit, api):
    page = visit().open("operations")
    health = page.get_by_role("region", name="Health")
    for finding in api.get("v1/health")["findings"]:
        expect(health).to_contain_text(finding["check"])
    health.get_by_text("About the store").click()
    expect(health).to_contain_text(api.get("v1/store")["version"])


def test_maintenance_tells_how_far_it_came(visit, empty_server):
    Api(empty_server.url).put("v1/sessions/s", {})
    one = visit(empty_server.url)
    card = one.go("operations").get_by_role("region", name="Maintenance")
    expect(card).to_contain_text("No maintenance has noted anything")
    subprocess.run(
        [BINARY, "maintain", "--once", "--store", empty_server.store], check=True, capture_output=True, timeout=60)
    expect(one.go("operations").get_by_role("region", name="Maintenance")).to_contain_text("Everything was verified once")


def test_a_server_that_is_gone_is_told(visit, empty_server):
    page = visit(empty_server.url).go("operations")
    empty_server.stop()
    expect(page.locator("main")).to_contain_text("The server can’t be reached.")
