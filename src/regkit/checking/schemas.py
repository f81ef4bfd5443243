"""The schema of a file of cases: a list of records, each with the headings of a layout, or `subject.fact`."""

from __future__ import annotations

from typing import Any

from regkit.language.layout import Layout

__all__ = ["case_schema"]


def case_schema(layout: Layout) -> dict[str, Any]:
    """Return the JSON Schema of a file of cases in JSON or YAML; a nested record, `site: {...}`, is a subject of it."""
    properties: dict[str, Any] = {layout.identity: {"type": ["string", "integer"], "title": layout.identity}}
    for heading, target in layout.columns().items():
        if target == "id":
            continue
        key, _, name = target.partition(".")
        inner = layout.subjects[key].model_json_schema()["properties"].get(name, {})
        about = {part: inner[part] for part in ("title", "description") if part in inner}
        properties[heading] = {**about, "x-stands-for": target}
    nested: dict[str, Any] = {
        key: {"type": "object", "title": model.zh or key} for key, model in layout.subjects.items()
    }
    record = {
        "type": "object",
        "properties": {"id": properties[layout.identity], **nested, **properties},
        "additionalProperties": False,
        "anyOf": [{"required": [layout.identity]}, {"required": ["id"]}],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:regkit:schema:cases:{layout.name}:1",
        "title": layout.zh,
        "type": "array",
        "items": record,
    }
