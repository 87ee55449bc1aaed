"""The one commit of a request: after a view that may write has succeeded, and before its answer leaves."""

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue

from app.core.database import begin_reading, begin_writing, db

_READING_METHODS = {"GET", "HEAD", "OPTIONS"}


def keep_writes() -> None:
    """Commit although the answer will be a refusal: for counted tries and the like."""
    g.keep_writes = True


def choose_transaction() -> None:
    """Let a GET read without a lock, and any other method take the write lock when its transaction begins."""
    (begin_reading if request.method in _READING_METHODS else begin_writing)()


class CommittingFlask(Flask):
    """A Flask whose requests are whole or nothing: the commit is part of the view, so its failure is an error page."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view; commit when it succeeded, undo everything when it refused."""
        answer: Response = self.make_response(super().dispatch_request())
        self._end_transaction(succeeded=answer.status_code < 400)
        return answer

    def handle_user_exception(self, e: Exception) -> ResponseReturnValue:
        """Turn a refusal into its page; what the view had written is undone unless it asked to keep it."""
        self._end_transaction(succeeded=False)
        return super().handle_user_exception(e)

    def _end_transaction(self, *, succeeded: bool) -> None:
        if request.method not in _READING_METHODS and (succeeded or g.pop("keep_writes", False)):
            db.session.commit()
        else:
            db.session.rollback()
