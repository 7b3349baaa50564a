"""What msgmerge does, by comunicado: `python update.py STORED.po TEMPLATE.pot OUT.po`, one process, one file."""

import sys
from pathlib import Path

from comunicado.catalogues import matching, po, update

stored, template, out = map(Path, sys.argv[1:])
made = update.update(
    po.parse(stored.read_bytes(), path=stored.name),
    po.parse(template.read_bytes(), path=template.name),
    match=matching.near(),
)
out.write_bytes(po.serialize(made))
