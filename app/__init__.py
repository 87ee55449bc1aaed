"""Binôme runs a mentoring programme, from the call for applications to the feedback report."""

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import features
from app.config import Mode, Settings, load_settings
from app.core import encryption
from app.core.database import db, engine_options
from app.core.wording import FILTERS
from app.web import robots
from app.web.addresses import page_url
from app.web.assets import static_url
from app.web.audience import guard
from app.web.commit import CommittingFlask, choose_transaction
from app.web.errors import register_error_pages
from app.web.headers import set_headers
from app.web.logs import configure_logging, log_requests

ROOT = Path(__file__).resolve().parent.parent
MAX_BODY = 6 * 1024 * 1024
FASTEST_PERSON = 2  # seconds from seeing a public form to sending it


def create_app(settings: Settings | None = None, *, pages: bool = True) -> Flask:
    """Build the application: settings, extensions, features in the order of a programme's life, error pages.

    Without `pages` it answers nobody and only runs commands: the worker, lighter by what only pages load.
    """
    settings = settings or load_settings()
    configure_logging()
    app = CommittingFlask(
        "app", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"), root_path=str(ROOT / "app")
    )
    _configure(app, settings)
    _extend(app, settings)
    if pages:
        _receive(app, settings)
    features.register(app, settings, pages=pages)
    if pages:
        _answer(app, settings)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    https = settings.public_url.startswith("https://")
    app.config.update(
        BINOME=settings,
        SECRET_KEY=settings.secret_key.get_secret_value(),
        SECRET_KEY_FALLBACKS=[key.get_secret_value() for key in settings.secret_key_fallbacks],
        SQLALCHEMY_DATABASE_URI=settings.database,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database),
        TRUSTED_HOSTS=[settings.host, "127.0.0.1", "localhost"]
        if settings.mode is not Mode.PRODUCTION
        else [settings.host],
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        MAX_FORM_PARTS=2000,
        SESSION_COOKIE_NAME="binome",
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_DEFAULT_LOCALE="fr",
        BABEL_DEFAULT_TIMEZONE="Europe/Paris",
        RATELIMIT_STORAGE_URI=settings.rate_limit_storage,
    )
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]  # Flask's own documented way


def _extend(app: Flask, settings: Settings) -> None:
    db.init_app(app)
    encryption.init_app(app, settings.notes_keys)
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(url_for=page_url, static_url=static_url, mode=settings.mode.value)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _receive(app: Flask, settings: Settings) -> None:
    from app.extensions import babel, csrf, htmx, limiter  # of no use to the worker, nor is what they bring
    from app.web.bodies import CarefulRequest

    babel.init_app(app)
    csrf.init_app(app)
    htmx.init_app(app)
    app.request_class = CarefulRequest  # after the extension, which sets its own
    limiter.init_app(app)
    if settings.mode is not Mode.DEMO:  # whose terminal says where to go, and must go on saying it
        log_requests(app)
    app.before_request(choose_transaction)
    app.before_request(guard)


def _answer(app: Flask, settings: Settings) -> None:
    robots.register(app, seconds=FASTEST_PERSON if settings.mode is Mode.PRODUCTION else 0)
    set_headers(app, https=settings.public_url.startswith("https://"))
    register_error_pages(app)
