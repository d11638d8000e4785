"""Asks the server over HTTP, as a program would."""

import json
import urllib.error
import urllib.parse
import urllib.request


class Api:
    """Sends and gets JSON; a problem answer is an exception that shows it."""

    def __init__(self, url):
        self.url = url

    def get(self, path, **query):
        return self.send("GET", path + ("?" + urllib.parse.urlencode(query, doseq=True) if query else ""))

    def post(self, path, body):
        return self.send("POST", path, body)

    def put(self, path, body):
        return self.send("PUT", path, body)

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} /{path}: {error.code} {error.read().decode()}") from None

    def say(self, session, author, to, content, **more):
        """Posts a message to a session that is there."""
        body = {"from": author, "to": to, "content": content, **more}
        return self.post(f"v1/sessions/{quote(session)}/messages", body)


def quote(text):
    """A text as one segment of a path."""
    return urllib.parse.quote(text, safe="")
