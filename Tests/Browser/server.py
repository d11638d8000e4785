"""Starts and ends `multichat serve`."""

import pathlib
import signal
import subprocess


class Server:
    """A server on a free port of loopback, with a store in a folder of its own."""

    def __init__(self, binary, folder, *options):
        self.folder = pathlib.Path(folder)
        self.store = f"sqlite:{self.folder}/store.db"
        self.command = [binary, "serve", "--port", "0", "--store", self.store, *options]

    def __enter__(self):
        self.start(self.command)
        return self

    def restart(self):
        """Ends it and starts it anew, at the same port."""
        self.__exit__()
        port = self.url.rstrip("/").rsplit(":", 1)[1]
        self.start([port if word == "0" else word for word in self.command])

    def start(self, command):
        self.notes = open(self.folder / "notes", "w+")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.notes, text=True)
        # The server prints its address once it answers.
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            self.process.wait()
            self.notes.seek(0)
            raise RuntimeError(f"The server didn't start: {self.notes.read()}")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            self.process.stdout.close()
            self.notes.close()
