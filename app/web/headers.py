"""Security headers of every answer. The policy is static: no nonce, no inline script, nothing from elsewhere."""

from flask import Flask, Response, request, session

from app.web.audience import Audience, audience_of

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "frame-src 'self'",
        "manifest-src 'self'",
    )
)
_YEAR = 31_536_000
_FIXED = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
]


def set_headers(app: Flask, *, https: bool) -> None:
    """Add the headers to every answer of `app`.

    Nobody stores a private page, a refusal, a page opened by a link, nor any page of whoever has a cookie of ours: the
    cookie itself is only written after this.
    """
    fixed = [*_FIXED, ("Strict-Transport-Security", f"max-age={_YEAR}")] if https else _FIXED

    @app.after_request
    def _headers(response: Response) -> Response:
        headers = response.headers
        present = {name for name, _ in headers}
        headers.extend([(name, value) for name, value in fixed if name not in present])
        if request.endpoint == "static":
            hashed = "v" in request.args
            headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if hashed else "public, max-age=300"
        elif _is_private(app) or response.status_code >= 400 or session:
            headers["Cache-Control"] = "no-store"
        else:
            headers.setdefault("Cache-Control", "private, no-cache")
        return response


def _is_private(app: Flask) -> bool:
    if not request.endpoint or "token" in (request.view_args or {}):
        return True
    return audience_of(app, request.endpoint) is not Audience.PUBLIC
