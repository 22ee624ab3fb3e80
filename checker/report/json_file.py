"""JSON: one document per story, indented or one a line, or one figure a line. The contract is docs/OUTPUT.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from msgspec.json import Encoder, format
from msgspec.structs import asdict

from checker.model import Article, Backing, Evidence, Explanation, Figure, Finding, Group, Held, Report, Weighed
from checker.report.passages import Passages

SCHEMA = "check-figures/1"
_LARGEST_EXPONENT = 300
_LARGEST_INTEGER = 2**63


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """One story as an object, several as a list of objects; indented for reading."""
    documents = [document(report) for report in reports]
    return format(_encoded(documents[0] if len(documents) == 1 else documents), indent=1).decode() + "\n"


def render_lines(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """One story a line."""
    return b"".join(map(encoded, reports)).decode()


def render_figures(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """One figure a line, without group and verdict."""
    return b"".join(map(encoded_figures, reports)).decode()


def encoded(report: Report) -> bytes:
    """The line of one story, in UTF-8."""
    return _encoded(document(report)) + b"\n"


def encoded_figures(report: Report) -> bytes:
    """The lines of one story's figures, in UTF-8."""
    return b"".join(_encoded(figure) + b"\n" for figure in _figures(report, {}))


def document(report: Report) -> dict[str, Any]:
    """The report as plain data; numbers are exact decimals."""
    groups = {figure.id: group for group in report.groups for figure in group.figures}
    waterfalls: dict[str, list[Explanation]] = {}
    for explanation in report.explanations:
        waterfalls.setdefault(groups[explanation.left].id, []).append(explanation)
    return {
        "schema": SCHEMA,
        "story": report.story,
        "sources": [_source(article, report) for article in report.articles],
        "figures": list(_figures(report, groups, judged=True)),
        "groups": [_group(group, waterfalls.get(group.id)) for group in report.groups],
        "findings": [_finding(finding, report) for finding in report.findings],
        **({"data": list(report.tables)} if report.tables else {}),
    }


def _source(article: Article, report: Report) -> dict[str, Any]:
    data = {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "url": article.url,
    }
    if report.has_draft:
        data["role"] = article.role
    if report.with_text:
        data["text"] = article.text
    return data


def _figures(report: Report, groups: Mapping[str, Group], judged: bool = False) -> Iterator[dict[str, Any]]:
    passages: dict[str, Passages] = {}
    articles, backings, helds = report.article, report.backing, report.data
    for figure in report.figures:
        article = articles[figure.source]
        if figure.source not in passages:
            passages[figure.source] = Passages(article)
        data = _figure(figure, article, passages[figure.source])
        if judged:
            group = groups.get(figure.id)
            data["group"] = group.id if group else None
            data["verdict"] = group.verdict if group else "single"
            if backing := backings.get(figure.id):
                data["backing"] = _backing(backing)
            if held := helds.get(figure.id):
                data["data"] = _held(held)
        yield data


def _figure(figure: Figure, article: Article, passages: Passages) -> dict[str, Any]:
    line, column = article.locate(figure.start)
    about = figure.about
    low = _value(figure.low)
    return {
        "id": figure.id,
        "source": figure.source,
        "start": figure.start,
        "end": figure.end,
        "line": line,
        "column": column,
        **({"landmark": article.landmark(figure.start)} if article.landmarks else {}),
        "text": figure.text,
        "kind": figure.kind,
        "low": low,
        "high": low if figure.high is figure.low else _value(figure.high),
        "unit": figure.unit,
        "per": figure.per,
        "hedge": figure.hedge,
        "vague": figure.vague,
        "about": about.phrase if about else "",
        "sentence": passages.sentence(figure),
        "zone": figure.zone,
        "attribution": about.attribution if about else None,
    }


def _value(value: Decimal | str) -> str | int | Decimal:
    if isinstance(value, str):
        return value
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return str(value)  # no reader of JSON takes such a number
    whole = int(value)
    if whole == value:
        return whole if abs(whole) < _LARGEST_INTEGER else Decimal(whole)
    return Decimal(f"{value:f}".rstrip("0"))


def _group(group: Group, waterfalls: Sequence[Explanation] | None) -> dict[str, Any]:
    data = {
        "id": group.id,
        "about": group.about,
        "verdict": group.verdict,
        "figures": [figure.id for figure in group.figures],
        "conflicts": [list(pair) for pair in group.conflicts],
        "score": round(group.score, 4) if group.links else 1.0,
        "reason": group.reason,
        "evidence": _evidence(group),
        "origins": _origins(group.weighed) if group.weighed else None,
        "links": [
            {
                "left": link.left,
                "right": link.right,
                "score": round(link.score, 4),
                "evidence": [_told(evidence) for evidence in link.evidence],
            }
            for link in group.links
        ],
    }
    if waterfalls:
        data["waterfalls"] = [_waterfall(explanation) for explanation in waterfalls]
    return data


@lru_cache(maxsize=1024)
def _told(evidence: Evidence) -> dict[str, Any]:
    """The same few weights are told over and over."""
    return {"label": evidence.label, "weight": round(evidence.weight, 2)}


def _waterfall(explanation: Explanation) -> dict[str, Any]:
    return {
        "left": explanation.left,
        "right": explanation.right,
        "steps": [_told(step) for step in explanation.steps],
        "total": round(explanation.total, 2),
        "bar": round(explanation.bar, 2),
        "note": explanation.note,
    }


def _origins(weighed: Weighed) -> dict[str, Any]:
    return {
        "count": len(weighed.origins),
        "weight": weighed.weight,
        "chance": weighed.chance,
        "sets": [{"sources": list(origin.sources), "why": origin.why} for origin in weighed.origins],
    }


def _evidence(group: Group) -> list[str]:
    """What holds the group together: the labels of all its links, the weightiest first."""
    if not group.links:
        return []
    weights: dict[str, float] = {}
    for link in group.links:
        for piece in link.evidence:
            weights[piece.label] = max(weights.get(piece.label, piece.weight), piece.weight)
    return [f"{label} ({weights[label]:+.1f})" for label in sorted(weights, key=lambda label: (-weights[label], label))]


def _backing(backing: Backing) -> dict[str, Any]:
    return {
        "standing": backing.standing,
        "confirmed_by": list(backing.confirmed_by),
        "contradicted_by": list(backing.contradicted_by),
        "origins": _origins(backing.weighed) if backing.weighed else None,
    }


def _held(held: Held) -> dict[str, Any]:
    facts = [
        {"place": datum.place, "about": datum.about, "value": _value(datum.value), "unit": datum.unit}
        for datum in held.data
    ]
    return {"standing": held.standing, "facts": facts}


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    data: dict[str, Any] = {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "figures": list(finding.figures),
        "group": finding.group,
        "evidence": list(finding.evidence),
        "fingerprint": finding.fingerprint,
    }
    # What most findings have not is left out.
    if finding.place:
        line, column = report.article[finding.place.source].locate(finding.place.start)
        data["place"] = asdict(finding.place) | {"line": line, "column": column}
    if finding.likelier:
        data["likelier"] = finding.likelier
    if finding.waiver:
        expires = finding.waiver.expires
        data["waiver"] = asdict(finding.waiver) | {"expires": expires.isoformat() if expires else None}
    return data | {name: True for name in ("known", "aside") if getattr(finding, name)}


_encoder = Encoder(decimal_format="number")


def _encoded(data: object) -> bytes:
    """The JSON of plain data and decimals."""
    try:
        return _encoder.encode(data)
    except UnicodeEncodeError:  # a lone surrogate of a broken file
        return _encoder.encode(_writable(data))


def _writable(data: object) -> object:
    if isinstance(data, dict):
        return {key: _writable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_writable(value) for value in data]
    return data.encode("utf-8", "backslashreplace").decode() if isinstance(data, str) else data
