"""YAML as an author writes it by hand, for both sites: plain scalars, and block texts for Markdown."""

import json
import re

# What a plain scalar may hold here without being read as anything but a text.
_PLAIN = re.compile(r"[ぁ-んァ-ヶー一-龠A-Za-z][^:#{}\[\]&!|>'\"%@`\n]*")


def scalar(text: str) -> str:
    """`text` on one line; quoted only where it has to be."""
    if _PLAIN.fullmatch(text) and not text.endswith(" "):
        return text
    return json.dumps(text, ensure_ascii=False)


def block(text: str, indent: int) -> str:
    """`text` as the value of a key: a literal block whose lines stand at `indent`, if it has several."""
    if "\n" not in text:
        return scalar(text) + "\n"
    margin = " " * indent
    lines = (margin + line if line else "" for line in text.split("\n"))
    return "|\n" + "\n".join(lines) + "\n"


def mapping(values: dict, indent: int = 0) -> str:
    """`values` key by key at `indent`: texts, whole numbers, maps, and lists of texts or of maps."""
    margin = " " * indent
    parts = []
    for key, value in values.items():
        match value:
            case str():
                parts.append(f"{margin}{key}: {block(value, indent + 2)}")
            case int():
                parts.append(f"{margin}{key}: {value}\n")
            case dict():
                parts.append(f"{margin}{key}:\n{mapping(value, indent + 2)}")
            case list():
                parts.append(f"{margin}{key}:\n" + "".join(_item(item, indent + 2) for item in value))
    return "".join(parts)


def _item(item: str | dict, indent: int) -> str:
    margin = " " * indent
    if isinstance(item, str):
        return f"{margin}- {scalar(item)}\n"
    # The first key stands on the line of the dash, in place of the last two spaces of its indent.
    return f"{margin}- {mapping(item, indent + 2)[indent + 2:]}"
