"""The one commit of a request: after a view that may write has succeeded, and before its answer leaves."""

import logging
from copy import deepcopy

from flask import Flask, Response, g, request, session
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from app.core.database import begin_reading, begin_writing, db
from app.web.environment import PageEnvironment
from app.web.logs import ExcInfo

logger = logging.getLogger("binome.web")
_READING_METHODS = {"GET", "HEAD", "OPTIONS"}


def keep_writes() -> None:
    """Commit although the answer will be a refusal: for counted tries and the like."""
    g.keep_writes = True


def let_others_write() -> None:
    """Give the write lock back before long work, in a view that has only read so far; what it asks next begins anew."""
    db.session.rollback()


def choose_transaction() -> None:
    """Let a GET read without a lock, and any other method take the write lock when its transaction begins."""
    if request.method in _READING_METHODS:
        begin_reading()
    else:
        begin_writing()
        g.cookie_before = deepcopy(dict(session))


class CommittingFlask(Flask):
    """A Flask whose requests are whole or nothing: the commit is part of the view, so its failure is an error page."""

    jinja_environment = PageEnvironment

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view; commit when it succeeded, undo everything when it refused."""
        answer: Response = self.make_response(super().dispatch_request())
        self._end_transaction(succeeded=answer.status_code < 400)
        return answer

    def handle_user_exception(self, e: Exception) -> ResponseReturnValue:
        """Turn a refusal into its page; what the view had written is undone unless it asked to keep it."""
        if isinstance(e, SQLAlchemyError):
            g.pop("keep_writes", None)
        try:
            self._end_transaction(succeeded=False)
        except SQLAlchemyError as failed:
            db.session().invalidate()  # cannot even roll back: SQLite undoes by itself when the disk is full
            e = e if isinstance(e, SQLAlchemyError) else failed
        if isinstance(e, SQLAlchemyError):
            self._forget_what_was_promised()
        return super().handle_user_exception(e)

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Log what even the error page could not answer: the endpoint, never the path and its tokens."""
        logger.error("failure beyond the error pages at %s", request.endpoint, exc_info=exc_info)

    def handle_exception(self, e: Exception) -> Response:
        """Answer even when the error page fails: beyond this, the server would log the path and its tokens."""
        try:
            return super().handle_exception(e)
        except Exception:
            logger.exception("the error page itself failed at %s", request.endpoint)
            return self.process_response(Response("500", 500, content_type="text/plain"))

    @staticmethod
    def _forget_what_was_promised() -> None:
        """Give the browser no « it is done » to show later, nor a session the database does not know."""
        before = g.pop("cookie_before", None)
        if before is not None:
            session.clear()
            session.update(before)
            session.modified = False

    def _end_transaction(self, *, succeeded: bool) -> None:
        reading = request.method in _READING_METHODS
        if not reading and (succeeded or g.pop("keep_writes", False)):
            db.session.commit()
        elif not (reading and succeeded):  # what has only read ends with the request
            db.session.rollback()
