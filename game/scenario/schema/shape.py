"""Structure and types: pydantic's findings as problems at the place of the key or value concerned."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.nodes import NOTE, SOURCES, Loc, Mapping, Node, Plain, find, locate
from game.scenario.problems import Problem, problem
from game.scenario.schema.guesses import likely_id, likely_number
from game.scenario.schema.scalars import describe
from game.scenario.schema.scenario import ScenarioBlock

_TYPE_WORDS = {
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "list_type": "a list",
    "string_type": "text",
}
_LANGUAGES = {"en": "English", "fr": "French"}


def validate(plain: Plain, root: Node) -> tuple[ScenarioBlock | None, tuple[Problem, ...], tuple[Loc, ...]]:
    """The typed block, or every structural problem with the places they concern."""
    try:
        return ScenarioBlock.model_validate(plain), (), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, tuple(_problem(detail, root) for detail in details), tuple(_loc(detail) for detail in details)


def dotted(loc: Loc) -> str:
    """A place as text: ``issues.steel.options.half.amounts[0]``."""
    joined = ""
    for step in loc:
        joined += f"[{step}]" if isinstance(step, int) else f".{step}" if joined else step
    return joined


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to ``word``, if one is near."""
    candidates = list(known)
    near = difflib.get_close_matches(word, candidates, n=1, cutoff=0.6)
    if near:
        return near[0]
    folded = {re.sub(r"[-_ ]", "", entry).lower(): entry for entry in candidates}
    return folded.get(re.sub(r"[-_ ]", "", word).lower())


def advice(word: str, known: Iterable[str]) -> tuple[str, dict[str, object]]:
    """A hint for an unknown word and its arguments: the nearest known one, or the short list of all."""
    words = list(known)
    near = suggestion(word, words)
    if near is not None:
        return "did-you-mean", {"suggestion": near}
    if 0 < len(words) <= 12:
        return "known-keys", {"known": ", ".join(words)}
    return "", {}


def _loc(detail: ErrorDetails) -> Loc:
    """The error's place without pydantic's own step for a mapping's key."""
    return tuple(step for step in detail["loc"] if step != "[key]")


def _problem(detail: ErrorDetails, root: Node) -> Problem:
    kind, context = detail["type"], dict(detail.get("ctx") or {})
    loc = _loc(detail)
    on_key = "[key]" in detail["loc"] or kind in {"extra_forbidden", "missing"}
    mark, _ = locate(root, loc, key=on_key)
    path = dotted(loc)
    last = str(loc[-1]) if loc else ""
    given: dict[str, object] = {}
    if kind == "missing":
        above = find(root, loc[:-1])
        if last in _LANGUAGES and isinstance(above, Mapping):
            return problem("missing-text", mark, path=path, arguments={"key": last, "language": _LANGUAGES[last]})
        return problem("missing-key", mark, path=path, arguments={"name": last})
    if kind == "extra_forbidden":
        bare = last.strip()  # of no-break spaces, too: the parser leaves no others
        hint, given = advice(bare, known_keys(loc[:-1]))
        if bare != last:
            hint = "plain-spaces"
        return problem("unknown-key", mark, path=path, hint=hint, arguments={"key": last, **given})
    if kind in _TYPE_WORDS:
        got = describe(detail["input"])
        text_wanted = set(_LANGUAGES) <= set(known_keys(loc))
        return problem(
            "wrong-type",
            mark,
            path=path,
            hint="quote-text" if text_wanted else "",
            arguments={"expected": _TYPE_WORDS[kind], "got": got},
        )
    if kind == "literal_error":
        choices = [str(choice) for choice in _choices(context)]
        got = describe(detail["input"]).strip('"')
        near = suggestion(got, choices)
        return problem(
            "bad-choice",
            mark,
            path=path,
            hint="did-you-mean" if near else "",
            arguments={"expected": ", ".join(choices), "got": got, **({"suggestion": near} if near else {})},
        )
    if kind in {"too_short", "too_long"}:
        least = context.get("min_length")
        expected = f"at least {least}" if kind == "too_short" else f"at most {context.get('max_length')}"
        got = str(context.get("actual_length"))
        return problem("wrong-count", mark, path=path, arguments={"expected": expected, "got": got})
    if kind == "string_pattern_mismatch":
        kind, context = "bad-id", {"got": describe(detail["input"]).strip('"')}
    if kind == "out-of-range" and "percent" in context:
        return problem("out-of-range", mark, path=path, hint="write-fraction", arguments=context)
    if kind in ("bad-id", "not-a-number", "not-whole"):
        got = str(context["got"])
        hint, given = likely_id(got, made=on_key or last == "id") if kind == "bad-id" else likely_number(got)
        return problem(kind, mark, path=path, hint=hint, arguments={**context, **given})
    if kind in _OWN_KINDS:
        hint = "quote-text" if kind == "wrong-type" and context.get("expected") == "text in two languages" else ""
        return problem(kind, mark, path=path, hint=hint, arguments=context)
    return problem("invalid", mark, path=path, arguments={"reason": detail["msg"]})


_OWN_KINDS = frozenset(
    {
        "wrong-type", "not-a-number", "not-whole", "not-boolean", "not-a-date", "bad-id", "bad-code", "out-of-range",
        "one-of", "format-version", "empty-text",
    }
)  # fmt: skip


def _choices(context: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(context.get("expected", "")))


@cache
def _keys(kind: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in kind.model_fields.items()}


def known_keys(loc: Loc) -> tuple[str, ...]:
    """The keys that the schema knows in the mapping at ``loc``; empty where the author makes them."""
    annotation: Any = ScenarioBlock
    for step in loc:
        model = _model(annotation)
        named = model is not None and isinstance(step, str)
        annotation = _keys(model).get(str(step)) if model is not None and named else _element(annotation)
        if annotation is None:
            return ()
    model = _model(annotation)
    if model is None:
        return ()
    extra = (NOTE, SOURCES) if "source" in _keys(model) and loc else (NOTE,)
    return (*_keys(model), *extra)


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as ``Block | None`` holds itself, not inside a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if _container(annotation) is not None:
        return None
    return next((found for part in get_args(annotation) if (found := _model(part)) is not None), None)


def _container(annotation: Any) -> Any | None:
    origin = getattr(annotation, "__origin__", None)
    return annotation if origin in (list, dict) else None


def _element(annotation: Any) -> Any:
    """What a list or mapping annotation holds."""
    if (holder := _container(annotation)) is not None:
        return get_args(holder)[-1]
    return next((found for part in get_args(annotation) if (found := _element(part)) is not None), None)
