"""From tree to the plain data the schema checks: provenance of whole sections pushed down to their entries."""

from __future__ import annotations

from game.scenario.nodes import SOURCE, Node, Plain, to_plain

# Sections whose keys are the author's ids: there ``source`` and ``estimate`` speak for every entry.
SECTIONS = (
    "sides", "seats", "objectives", "mandates", "sectors", "issues", "audiences", "measures", "events", "personas",
    "codex",
)  # fmt: skip
_PROVENANCE = (SOURCE, "estimate")


def prepare(root: Node) -> dict[str, Plain]:
    """Plain data of a scenario's tree."""
    plain = to_plain(root)
    assert isinstance(plain, dict)
    for name in SECTIONS:
        section = plain.get(name)
        if isinstance(section, dict):
            _push_down(section)
            if name == "issues":
                for issue in section.values():
                    options = issue.get("options") if isinstance(issue, dict) else None
                    if isinstance(options, dict):
                        _push_down(options)
    return plain


def _push_down(section: dict[str, Plain]) -> None:
    given = {key: section.pop(key) for key in _PROVENANCE if key in section and not isinstance(section[key], dict)}
    if not given:
        return
    for entry in section.values():
        if isinstance(entry, dict) and not any(key in entry for key in _PROVENANCE):
            entry.update(given)
