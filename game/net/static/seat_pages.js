// What is read: the confidential brief, the news of every round, and the codex.

import { h, icon } from "./dom.js";
import { book, isOver, me, section, sideOf, tone } from "./seat_state.js";
import { percent, t } from "./words.js";

const shares = (weights) => h("ul", { class: "rows" }, weights.map((one) => h("li", { class: "aud" }, h("span", {}, one.label), h("span", { class: "num" }, percent(one.share)), h("span", { class: "meter", "aria-hidden": "true" }, h("i", { css: { width: `${Math.round(100 * one.share)}%` } })))));

export function briefTab() {
  const brief = section("brief");
  if (!brief) return [h("section", { class: "card", key: "brief" }, h("h2", {}, book().title), h("p", {}, book().summary))];
  const seat = book().seats.find((one) => one.id === me().seat);
  const parts = [h("section", { class: `card ${tone(me().side)}`, key: "brief", "aria-labelledby": "brief-title" },
    h("div", { class: "stack" },
      h("p", { class: "over" }, icon("lock"), " ", t("Confidential: for {side} only", { side: sideOf(me().side).name })),
      h("h2", { id: "brief-title" }, seat ? seat.name : sideOf(me().side).name),
      h("p", {}, brief.side),
      brief.seat ? h("div", { class: "stack tight" }, h("h3", {}, t("Your own brief")), h("p", {}, brief.seat)) : null,
      brief.others.length ? h("div", { class: "stack tight" }, h("h3", {}, t("You also speak for")), brief.others.map((one) => h("p", {}, h("span", { class: "over" }, one.seat), h("br", {}), one.text))) : null))];
  if (brief.mandate) parts.push(h("section", { class: "card", key: "mandate" }, h("div", { class: "stack" }, h("h2", {}, t("Your mandate: {label}", { label: brief.mandate.label })), brief.mandate.text ? h("p", {}, brief.mandate.text) : null, h("p", { class: "small muted" }, t("How much of your side's value each objective decides. The other side does not know it.")), shares(brief.mandate.weights))));
  if (brief.scorecard.length) parts.push(h("section", { class: "card", key: "scorecard" }, h("div", { class: "stack" }, h("h2", {}, t("What counts for your own seat")), h("p", { class: "small muted" }, t("Your scorecard weighs the same outcome in its own way: argue for it inside your delegation.")), shares(brief.scorecard))));
  if (brief.red.length) parts.push(list("red", t("Red lines"), brief.red, "lock"));
  if (brief.arguments.length) parts.push(list("arguments", t("Your strongest arguments"), brief.arguments, "megaphone"));
  if (brief.facing.length) parts.push(h("section", { class: "card", key: "facing" }, h("div", { class: "stack" }, h("h2", {}, t("Across the table")), brief.facing.map((one) => h("p", {}, h("span", { class: "over" }, one.name), h("br", {}), one.text)))));
  parts.push(rulesCard());
  return parts;
}

const list = (key, title, lines, image) => h("section", { class: "card", key }, h("h2", {}, title), h("ul", { class: "rows" }, lines.map((line) => h("li", { class: "notice-line" }, icon(image), " ", line))));

function rulesCard() {
  const now = section("status").round;
  const names = { measures: t("measures"), consult: t("consultations"), lots: t("lots: parts of an offer signed apart"), pledges: t("pledges"), alternatives: t("up to three alternatives in an offer"), breach: t("breach and snap-back"), initials: t("initials of those who own a row"), guesses: t("guesses of the other side's priorities"), post_settlement: t("a look for something better after the settlement") };
  const known = Object.entries(book().rules).filter(([rule]) => rule in names);
  return h("section", { class: "card", key: "rules" }, h("h2", {}, t("Rules of this game")),
    h("ul", { class: "rows" }, h("li", {}, t("Always: one public statement a turn, one offer on the table, sign or decline.")), known.map(([rule, since]) => h("li", { class: "row spread" }, h("span", {}, names[rule]), h("span", { class: `pill ${since <= now ? "ok" : ""}` }, since <= now ? t("in play") : t("from round {round}", { round: since }))))));
}

/** Everything that happened, round by round, the newest first; and what is announced. */
export function newsTab() {
  const rounds = new Map();
  for (const line of [...(section("past") || []), ...(section("log") || []), ...(section("ours") || []).map((one) => [...one, true])]) {
    if (!rounds.has(line[1])) rounds.set(line[1], []);
    rounds.get(line[1]).push(line);
  }
  const upcoming = (!isOver() && section("upcoming")) || [];
  const numbers = [...rounds.keys()].sort((one, other) => other - one);
  const parts = [];
  if (upcoming.length) parts.push(h("section", { class: "card", key: "upcoming" }, h("h2", {}, t("Announced")), h("ul", { class: "rows" }, upcoming.map((line) => h("li", {}, icon("calendar"), " ", line)))));
  for (const number of numbers) {
    const lines = rounds.get(number).sort((one, other) => one[0] - other[0]);
    parts.push(h("section", { class: "card", key: `round-${number}` }, h("h2", {}, number ? t("Round {number}: {label}", { number, label: book().rounds[number - 1] }) : t("Before the first round")), h("ol", { class: "log" }, lines.map(([seq, , kind, text, secret]) => h("li", { key: `${seq}${secret ? "s" : ""}`, class: sideOf(kind) ? tone(kind) : `of-${kind}` }, secret ? [icon("lock"), h("span", { class: "vh" }, t("(only your side sees this)"))] : null, secret ? " " : null, text)))));
  }
  return parts;
}

export function codexTab() {
  return [h("section", { class: "card", key: "codex" }, h("h2", {}, t("Facts and terms")), book().codex.map((entry) => h("details", { class: "more", key: entry.id }, h("summary", {}, icon("chevron-right"), entry.title), h("div", { class: "stack tight" }, h("p", {}, entry.text), entry.sources.map((source) => h("p", { class: "small muted" }, source))))))];
}
