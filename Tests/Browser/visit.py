"""A visit of the page, which records what it asks for and does."""

import urllib.parse

from playwright.sync_api import expect

from views import VIEWS

WATCH = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.__violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""

expect.set_options(timeout=15_000)


class Visit:
    """The page in a browser context of its own: no cookies, no cache, nothing stored by another test."""

    def __init__(self, browser, url, dark=False, width=1280, height=800):
        self.url = url
        self.requests, self.dialogs, self.errors, self.hits, self.violations = [], [], [], [], []
        scheme = "dark" if dark else "light"
        self.context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en-GB",
            timezone_id="UTC")
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(WATCH)
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("page", self._watch)
        self.page = self.context.new_page()

    def _watch(self, page):
        page.on("dialog", self._dismiss)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)

    def _dismiss(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _note(self, message):
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)

    def go(self, route=""):
        """Opens a route such as `agents`, and waits until its view has shown what it loaded."""
        # Another route alone would be a step within the page: the view before it would still be there for a moment.
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}#/{route}")
        self.settled()
        return self.page

    def settled(self):
        """Waits until the view is there and nothing of it is still being read."""
        expect(self.page.locator("main > *").first).to_be_attached()
        expect(self.page.locator("main .busy, main [aria-busy=true]")).to_have_count(0)

    def open(self, view):
        """Opens one of the views by its name."""
        return self.go(VIEWS[view])

    def close(self):
        if not self.page.is_closed() and self.page.url.startswith(self.url):
            self.violations += self.page.evaluate("window.__violations")
            self.hits += [hit for hit in [self.page.evaluate("window.__hit ?? null")] if hit is not None]
        self.pages = [page.url for page in self.context.pages]
        self.context.close()

    def assert_harmless(self):
        """What holds for every visit: it stays at its own origin, runs no stranger's code and fails nowhere."""
        own = urllib.parse.urlsplit(self.url).netloc
        outside = [url for url in self.requests + self.pages if not _is_own(url, own)]
        assert not outside, f"The page asked outside of its server: {outside}"
        assert not self.hits, f"Code of a message ran: {self.hits}"
        assert not self.dialogs, f"Dialogs opened: {self.dialogs}"
        assert not self.violations, f"The content security policy was broken: {self.violations}"
        assert not self.errors, f"The page's scripts failed: {self.errors}"


def _is_own(url, own):
    parts = urllib.parse.urlsplit(url)
    return (parts.scheme == "http" and parts.netloc == own) or url == "about:blank"
