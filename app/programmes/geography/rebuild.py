"""Rebuild the table of communes from the public package it is derived from.

    npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-decoupage-administratif-6.0.0.tgz
    python -m app.programmes.geography.rebuild package/data

The same package gives the same bytes.
"""

import csv
import gzip
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("communes.csv.gz")
COLUMNS = (
    *("code", "name", "postcodes", "population", "epci", "epci_name"),
    *("department", "department_name", "region", "region_name"),
)


def _load(folder: Path, name: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return content


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield one row for each commune of today that has a postcode, in the order of their codes."""
    regions = {item["code"]: item["nom"] for item in _load(folder, "regions")}
    departments = {item["code"]: item["nom"] for item in _load(folder, "departements")}
    epci = {member["code"]: item for item in _load(folder, "epci") for member in item["membres"]}
    for item in sorted(_load(folder, "communes"), key=lambda item: str(item["code"])):
        if item["type"] != "commune-actuelle" or not item.get("codesPostaux"):
            continue
        group = epci.get(item["code"], {"code": "", "nom": ""})
        yield (
            item["code"],
            item["nom"].replace("'", "’"),
            " ".join(sorted(item["codesPostaux"])),
            str(item.get("population", 0)),
            group["code"],
            group["nom"].replace("'", "’"),
            item["departement"],
            departments.get(item["departement"], "").replace("'", "’"),
            item["region"],
            regions.get(item["region"], "").replace("'", "’"),
        )


def rebuild(folder: Path, table: Path = TABLE) -> int:
    """Write the table; return how many communes it holds."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    written = list(rows(folder))
    writer.writerows(written)
    table.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))
    return len(written)


if __name__ == "__main__":
    sys.stdout.write(f"{rebuild(Path(sys.argv[1]))}\n")
