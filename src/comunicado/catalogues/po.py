"""Bytes of a `.po` or `.pot` file in, `Catalogue` out; and back, in canonical form.

>>> data = b'msgid ""\\nmsgstr "Content-Type: text/plain; charset=UTF-8\\\\n"\\n\\nmsgid "About us"\\nmsgstr ""\\n'
>>> catalogue = parse(data, path="locales/es/LC_MESSAGES/newsroom.po")
>>> catalogue.messages[0].id
'About us'
>>> serialize(catalogue) == data
True
"""

from __future__ import annotations

from comunicado.catalogues.reader import MAX_BYTES, MAX_STRING, TOO_LARGE, parse
from comunicado.catalogues.writer import serialize

__all__ = ["MAX_BYTES", "MAX_STRING", "TOO_LARGE", "parse", "serialize"]
