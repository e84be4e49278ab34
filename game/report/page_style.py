"""How the report looks, on a screen and on paper. Text reaches a contrast of 4.5 to 1 on every ground used here."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: #fffdf8; color: #17212e;
  font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; }
h1, h2, h3 { font-family: Georgia, "Times New Roman", serif; line-height: 1.2; break-after: avoid; }
h1 { margin: 0 0 .25rem; font-size: 2rem; }
h2 { margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid #17212e; font-size: 1.5rem; }
h3 { margin: 0 0 .15rem; font-size: 1.2rem; }
h4 { margin: 1rem 0 .25rem; font-size: 1rem; }
p { margin: 0 0 .5rem; max-width: 44rem; overflow-wrap: anywhere; }
li { overflow-wrap: anywhere; }
.note, .source { color: #485465; font-size: .9rem; }
figure { margin: 0 0 2rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, "Segoe UI", sans-serif; fill: #17212e; }
svg .figure, svg .label { fill: #485465; }
svg .name { font-weight: 600; }
svg text.first, svg tspan.first { fill: #b4371a; }
svg text.second, svg tspan.second { fill: #1d5b9b; }
.grid { stroke: #ddd6c7; }
.zero { stroke: #8d8471; }
.zone { fill: #ddefea; stroke: #0a6b5c; stroke-width: .5; }
.dots { fill: none; stroke: #9aa0a6; stroke-width: 2; stroke-linecap: round; }
.dots.few { stroke: #5f666d; stroke-width: 6; }
.line { fill: none; stroke-width: 2; }
.line.first { stroke: #b4371a; }
.line.second { stroke: #1d5b9b; stroke-dasharray: 7 3; }
.line.frontier { stroke: #17212e; }
.line.lead { stroke: #8d8471; stroke-width: 1; }
.line.needed { stroke: #485465; stroke-width: 1; stroke-dasharray: 3 3; }
.mark { stroke: #fffdf8; stroke-width: 1.5; }
.mark.first { fill: #b4371a; }
.mark.second { fill: #1d5b9b; }
.mark.ink { fill: #17212e; }
.mark.grey { fill: #59626d; }
.mark.accent { fill: #f2b43c; stroke: #17212e; }
.mark.warn { fill: #8a5a00; }
.mark.ok { fill: #0a6b5c; stroke: #17212e; }
.mark.ring { fill: #fffdf8; stroke-width: 2; }
.mark.ring.first { stroke: #b4371a; }
.mark.ring.second { stroke: #1d5b9b; }
.cross { fill: none; stroke: #17212e; stroke-width: 2.5; }
.cross.first { stroke: #b4371a; }
.cross.second { stroke: #1d5b9b; }
.region { stroke: #fffdf8; stroke-width: .8; stroke-linejoin: round; }
.halo { paint-order: stroke; stroke: #fffdf8; stroke-width: 3px; stroke-linejoin: round; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0 .75rem; padding: 0; list-style: none;
  font-size: .9rem; }
.key li { display: flex; align-items: center; gap: .4rem; }
.key svg { width: 18px; height: 16px; }
table { width: 100%; margin: .5rem 0 1rem; border-collapse: collapse; font-size: .9rem; }
caption { padding: .25rem 0; color: #485465; text-align: left; }
th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #ddd6c7; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
thead th { border-bottom: 1px solid #17212e; }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
summary { cursor: pointer; color: #1d5b9b; font-size: .9rem; }
@media (max-width: 40rem) {
  table { display: block; overflow-x: auto; }
  figure { overflow-x: auto; }
  figure > svg, figure > div > svg { min-width: 30rem; }
  figure > :not(svg) { position: sticky; left: 0; }
}
@media print {
  @page { margin: 16mm; }
  body { max-width: none; padding: 0; background: #fff; font-size: 10pt; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  figcaption, svg, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  details:not([open]) { display: none; }
}
"""
