#!/usr/bin/env python3
"""Writes a case's texts as a Shirube site and, but for a flow, as a Hugo site; two runs write the same bytes."""

import argparse
import sys
from pathlib import Path

from cases import CASE_NAMES, FlowCase, make_case
from flow_site import write_flow_site
from hugo_site import FASTEST_FORM, FORMS, write_hugo_site
from shirube_site import write_shirube_site


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="gets the folders shirube and hugo; must not stand yet")
    parser.add_argument("--case", choices=CASE_NAMES, default="guides")
    parser.add_argument("--guides", type=int, metavar="N", help="default: 10,000, and 200 with editions")
    parser.add_argument("--questions", type=int, metavar="N", help="of the flow; default: 500")
    parser.add_argument(
        "--hugo-form", choices=FORMS, default=FASTEST_FORM, help="where a Hugo page keeps its steps"
    )
    return parser.parse_args()


def main() -> int:
    arguments = _arguments()
    if arguments.guides is not None and arguments.guides < 2:
        print("generate.py: --guides must be 2 or more: guides link to each other", file=sys.stderr)
        return 2
    if arguments.questions is not None and arguments.questions < 2:
        print("generate.py: --questions must be 2 or more", file=sys.stderr)
        return 2
    if arguments.folder.exists():
        print(f"generate.py: {arguments.folder} stands already", file=sys.stderr)
        return 2
    case = make_case(arguments.case, arguments.guides, arguments.questions)
    if isinstance(case, FlowCase):
        write_flow_site(case, arguments.folder / "shirube")
        return 0
    write_shirube_site(case, arguments.folder / "shirube")
    write_hugo_site(case, arguments.folder / "hugo", arguments.hugo_form)
    return 0


if __name__ == "__main__":
    sys.exit(main())
