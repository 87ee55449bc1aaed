"""Time stamps asked of an outside server (RFC 3161), which may be away, slow, or answer anything."""

from typing import Any

from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from app.documents.errors import NoTimestamp


class CarefulTimeStamper(HTTPTimeStamper):
    """pyHanko's client, all of whose failures are one."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        """Return a time stamp of that digest, or raise `NoTimestamp`."""
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except (TimestampRequestError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise NoTimestamp from error  # not reached, refused, or an answer that is not one
