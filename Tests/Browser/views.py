"""The page's views by name, with the routes that show them."""

VIEWS = {
    "sessions": "sessions",
    "session": "sessions/release-2.0",
    "agents": "agents",
    "brain": "brain",
    "operations": "operations",
}
