"""How well files are read in: ``python tests/import_scores.py`` prints the scores by type and by layout.

``--held`` has those that nobody looked at while the reading was made; ``--layouts`` tells each layout of each type.
"""

import argparse

from support.import_layouts import layouts
from support.import_scores import read_in, scores, table, total
from support.import_writers import WRITERS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--layouts", action="store_true")
    chosen = parser.parse_args()
    rows = {
        (kind, layout.name): scores(layout, read_in(layout, kind))
        for kind in WRITERS
        for layout in layouts()
        if layout.held_back is chosen.held
    }
    if chosen.layouts:
        print(table({f"{name} {kind}": row for (kind, name), row in sorted(rows.items(), key=lambda each: each[0][::-1])}))
    else:
        print(table({kind: total(row for (each, _), row in rows.items() if each == kind) for kind in WRITERS}))
    print(table({"alla": total(rows.values())}))


if __name__ == "__main__":
    main()
