// The two sides: support at home, audiences, pledges, last word; and what only the own side has.

import { h, icon } from "./dom.js";
import { S, book, isOver, issueTitle, me, optionLabel, section, sideOf, tone } from "./seat_state.js";
import { number, t } from "./words.js";

/** A side's card. */
export function sideCard(id, extra = "") {
  const side = sideOf(id);
  const state = (section("sides") || []).find((one) => one.id === id);
  const own = id === me().side;
  const people = section("people") || { seats: {}, bots: {} };
  const trend = state.change > 0.05 ? "trending-up" : state.change < -0.05 ? "trending-down" : "minus";
  return h("section", { class: `card side ${tone(id)} ${extra}`, key: `side-${id}`, "aria-label": side.name },
    h("div", { class: "stack" },
      h("div", { class: "head" },
        side.flag ? h("img", { src: `/static/assets/flags/flag-icons/${side.flag}.svg`, alt: "" }) : h("span", { class: "badge tone" }, icon("flag")),
        h("div", {}, h("h2", {}, side.name), h("p", { class: "small muted" }, own ? t("Your side") : people.bots[id] ? t("Led by the machine") : me().side ? t("The other side") : ""))),
      dial(state, side),
      h("p", { class: "row small" }, h("span", { class: "strong" }, t("Home support")),
        h("span", { class: state.change > 0.05 ? "good" : state.change < -0.05 ? "bad" : "muted" }, icon(trend), " ", t("{change} this round", { change: number(state.change, 1, true) }))),
      own ? means() : null,
      state.word && !own ? h("div", { class: "stack tight" }, h("p", { class: "over" }, t("Last word")), h("p", { class: "serif" }, state.word)) : null,
      h("div", { class: "stack tight" }, h("p", { class: "over" }, t("At home")), state.audiences.map((entry) => audience(entry))),
      own ? redLines() : theirs(),
      pledges(state)));
}

function dial(state, side) {
  const angle = (value) => Math.PI * (1 - Math.max(0, Math.min(100, value)) / 100);
  const at = (value, radius) => `${(70 + radius * Math.cos(angle(value))).toFixed(1)},${(72 - radius * Math.sin(angle(value))).toFixed(1)}`;
  const needs = side.needs;
  return h("svg", { class: "gauge", viewBox: "0 0 140 84", role: "img", "aria-label": needs === null ? t("Home support {value} of 100", { value: number(state.support) }) : t("Home support {value} of 100; a deal passes from {needs}", { value: number(state.support), needs: number(needs) }) },
    h("path", { class: "base", d: `M ${at(0, 54)} A 54 54 0 0 1 ${at(100, 54)}` }),
    state.support > 0.5 ? h("path", { class: "val", d: `M ${at(0, 54)} A 54 54 0 0 1 ${at(state.support, 54)}` }) : null,
    needs === null ? null : h("line", { x1: at(needs, 45).split(",")[0], y1: at(needs, 45).split(",")[1], x2: at(needs, 63).split(",")[0], y2: at(needs, 63).split(",")[1] }),
    h("text", { x: 70, y: 68 }, number(state.support)),
    needs === null ? null : h("text", { class: "needs", x: 70, y: 82 }, t("needs {value}", { value: number(needs) })));
}

/** An audience: name, support, the mark below which it blocks or acts, and a warning. */
export function audience([id, value, mark], shift = null) {
  const known = book().audiences.find((one) => one.id === id);
  return h("div", { class: "aud", key: `aud-${id}`, title: known.tip },
    h("span", {}, known.label, mark === "warned" ? h("span", { class: "pill warn" }, icon("triangle-alert"), t("warning")) : mark === "acted" ? h("span", { class: "pill warn" }, icon("megaphone"), t("has acted")) : null),
    h("span", { class: "num" }, number(value), shift === null ? null : h("span", { class: shift >= 0.05 ? "good" : shift <= -0.05 ? "bad" : "muted" }, ` ${number(shift, 1, true)}`)),
    h("span", { class: "meter", "aria-hidden": "true" }, h("i", { css: { width: `${Math.max(0, Math.min(100, value))}%` } }), known.floor === null ? null : h("b", { css: { left: `${known.floor}%` } })));
}

function means() {
  const own = section("means");
  const sheet = section("sheet");
  if (!own || !sheet) return null;
  return h("dl", { class: "pairs small" },
    pair(t("Political capital"), number(own.capital, own.capital % 1 ? 1 : 0)),
    pair(t("No deal is worth"), t("{points} points", { points: number(sheet.noDeal, 1) })),
    pair(t("What is in force now"), t("{points} points", { points: number(sheet.position, 1) })),
    pair(t("Score so far"), number(sheet.score, 1)));
}

const pair = (name, value) => h("div", { class: "row spread" }, h("dt", {}, name), h("dd", { class: "num" }, value));

function redLines() {
  const own = section("private");
  if (!own || !own.red.length || isOver()) return null;
  return h("div", { class: "stack tight" }, h("p", { class: "over" }, t("Red lines")), own.red.map((line) => h("p", { class: "small" }, icon("lock"), " ", line.text)));
}

function theirs() {
  const found = section("consults");
  if (!found || !me().side) return null;
  const parts = [];
  if (found.priorities) parts.push(h("p", { class: "over" }, t("What matters most to them")), h("ol", { class: "small" }, found.priorities.slice(0, 4).map((issue) => h("li", {}, issueTitle(issue)))));
  if (found.mandate) parts.push(h("p", { class: "small" }, t("Their mandate: {mandate}", { mandate: found.mandate })));
  return parts.length ? h("div", { class: "stack tight" }, parts) : null;
}

function pledges(state) {
  if (!state.pledges.length) return null;
  return h("div", { class: "stack tight" }, h("p", { class: "over" }, t("Pledges")), state.pledges.map(([issue, option, broken]) =>
    h("p", { class: "small" }, t("{issue}: nothing worse than “{option}”", { issue: issueTitle(issue), option: optionLabel(issue, option) }), broken ? " " + t("(broken)") : "")));
}

/** What the whip sees: each audience at home, with what the draft in work does to it. */
export function voteCount() {
  const state = (section("sides") || []).find((one) => one.id === me().side);
  const found = S.preview;
  const shifts = new Map((found && found.audiences) || []);
  const mayCount = (section("seat") || { may: {} }).may.count;
  return h("section", { class: "card", key: "count", "aria-labelledby": "count-title" },
    h("div", { class: `stack ${tone(me().side)}` },
      h("h2", { id: "count-title" }, t("The vote at home")),
      h("p", { class: "muted small" }, t("A deal passes if the weighted support of those who deliver it reaches {needs} and no one is under a floor. The chance is what you sign for.", { needs: number(sideOf(me().side).needs || 0) })),
      mayCount || isOver() ? null : h("p", { class: "notice" }, icon("info"), h("span", {}, t("Somebody else in your delegation counts the votes this round and sees every shift. Ask."))),
      found && found.own ? h("p", { class: "strong" }, found.own.margin === undefined ? null : t("Margin {margin} points; what decides it: {weakest}.", { margin: number(found.own.margin, 1, true), weakest: found.own.weakest })) : isOver() ? null : h("p", { class: "small" }, t("Write or take over a draft to see what it does.")),
      state.audiences.map((entry) => audience(entry, mayCount && found && found.audiences ? shifts.get(entry[0]) || 0 : null))));
}
