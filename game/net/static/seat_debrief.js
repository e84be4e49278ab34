// The last page: what the game was worth, what was left on the table, and what the other side wanted.

import { h, icon } from "./dom.js";
import { book, me, section, sideOf } from "./seat_state.js";
import { labelPlaces } from "./labels.js";
import { number, percent, t } from "./words.js";

const card = (key, title, ...body) => h("section", { class: "card", key, "aria-labelledby": `${key}-title` }, h("div", { class: "stack" }, h("h2", { id: `${key}-title` }, title), body));
const points = (value) => number(value, 1, true);

export function debriefTab() {
  const found = section("debrief");
  if (!found) return [card("over", t("The game is over"), h("p", {}, section("status").ending))];
  const score = found.score;
  if (!found.open) return waits(found);
  return [
    card("score", found.ending,
      score ? h("p", { class: "row" }, h("span", { class: "big serif" }, number(score.total, 1)), h("span", { class: "muted" }, t("your side's score"))) : null,
      found.peers ? h("p", { class: "notice ok" }, icon("users"), peersText(found.peers)) : h("p", { class: "small muted" }, t("Compare it with others in your role, never with the other side.")),
      score ? scoreTable(score) : null),
    signed(found),
    card("plane", found.plane.finding, plane(found)),
    found.trades.length || found.better.length ? card("missed", t("What was left on the table"), h("p", {}, t("Up to {own} points for you, or {other} for the other side, at nobody's cost.", { own: number(found.left[0], 1), other: number(found.left[1], 1) })),
      found.trades.length ? h("ul", { class: "rows" }, found.trades.map((line) => h("li", {}, icon("arrow-left-right"), " ", line))) : null,
      found.better.length ? h("details", { class: "more" }, h("summary", {}, icon("chevron-right"), t("Whole packages that were better")), h("ul", { class: "rows" }, found.better.map((one) => h("li", {}, h("p", { class: "strong" }, one.title, " ", h("span", { class: "num" }, t("{own} for you, {other} for them", { own: points(one.gains[0]), other: points(one.gains[1]) }))), h("p", { class: "small" }, one.terms))))) : null) : card("missed", t("Nothing was left on the table"), h("p", {}, t("No deal was better for one side without being worse for the other."))),
    card("other", t("The mandate of the other side: {label}", { label: found.other.label }), found.other.text ? h("p", {}, found.other.text) : null,
      h("ul", { class: "rows" }, found.other.weights.map((one) => h("li", { class: "row spread" }, h("span", {}, one.label), h("span", { class: "num" }, percent(one.share))))),
      h("p", {}, t("What mattered most to it: {issues}.", { issues: found.other.top.join(", ") })),
      found.guesses.filter((one) => one.mine).map((one) => h("p", { class: "notice" }, icon("target"), t("Your guess in round {round}: {guess}. Right: {hits} of {most}.", { round: one.round, guess: one.ranking.join(", "), hits: one.hits, most: one.truth.length })))),
    found.happened.length ? card("happened", t("What really happened"), h("ul", { class: "rows" }, found.happened.map((one) => h("li", {}, h("p", { class: "over" }, one.date), one.text)))) : null,
    me().stage === "debrief" ? card("ticket", t("Before you go"), h("p", {}, t("A few questions about what you learnt. Your name is not kept.")), h("p", { class: "row" }, h("a", { class: "btn primary", href: "/ticket" }, icon("pencil"), t("Write the exit ticket")))) : null,
    h("p", { key: "report", class: "row" }, h("a", { class: "btn", href: "/seat/report", target: "_blank", rel: "noopener" }, icon("printer"), t("The whole report, to read or print")), h("a", { class: "btn", href: "/ticket" }, icon("pen-line"), t("Exit ticket"))),
  ].filter(Boolean);
}

/** How the side did beside the same role at other tables; one other table makes no "of". */
function peersText({ better, of }) {
  if (of === 1) return better ? t("Better than the other delegation in your role.") : t("No better than the other delegation in your role.");
  if (better === of) return t("Better than all {of} other delegations in your role.", { of });
  if (!better) return t("Better than none of the {of} other delegations in your role.", { of });
  return t("Better than {better} of the {of} other delegations in your role.", { better, of });
}

const signed = (found) => card("deals", t("What was signed"), found.deals.length ? h("ul", { class: "rows" }, found.deals.map((line) => h("li", {}, line))) : h("p", {}, t("Nothing was signed.")));

/** The own result, while other tables still play with the same mandates. */
function waits(found) {
  const score = found.score;
  return [
    card("score", found.ending,
      score ? h("p", { class: "row" }, h("span", { class: "big serif" }, number(score.total, 1)), h("span", { class: "muted" }, t("your side's score"))) : null,
      h("p", { class: "notice", role: "status" }, icon("hourglass"), t("Other tables still play with the same mandates. The full debrief opens here when they have ended, or when your teacher opens it.")),
      score ? scoreTable(score) : null),
    signed(found),
  ];
}

function scoreTable(score) {
  const own = section("seat").scorecard;
  const line = (name, value) => h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "num" }, value));
  return h("table", {}, h("caption", { class: "vh" }, t("How the score is made up")), h("tbody", {},
    line(t("Position over the rounds"), points(score.rounds)), line(t("What lasts afterwards"), points(score.after)), line(t("Politics at home"), points(score.politics)),
    score.pledges ? line(t("Pledges broken"), points(score.pledges)) : null,
    line(t("Final position; no deal would have been {noDeal}", { noDeal: number(score.noDeal, 1) }), number(score.final, 1)),
    own === null || own === undefined ? null : line(t("On your own seat's scorecard"), number(own, 1)),
    score.objectives.map(([name, amount, value]) => line(t("{name}: {value}", { name, value: amount }), points(value)))));
}

/** Every deal that could not be bettered, the path of offers, and the named points. */
function plane(found) {
  const named = found.plane.points;
  const all = [...found.plane.frontier, ...named.map((one) => one.at), ...found.steps.map((one) => one.points)];
  const [x0, x1] = span(all.map((one) => one[0]));
  const [y0, y1] = span(all.map((one) => one[1]));
  const x = (value) => 46 + (440 * (value - x0)) / (x1 - x0);
  const y = (value) => 300 - (250 * (value - y0)) / (y1 - y0);
  const path = found.plane.frontier.map(([a, b], index) => `${index ? "L" : "M"} ${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join(" ");
  const [first, second] = book().sides;
  const at = named.map((one) => ({ x: x(one.at[0]), y: y(one.at[1]) }));
  const steps = found.steps.map((one) => ({ x: x(one.points[0]), y: y(one.points[1]) }));
  const labels = labelPlaces(at, { wide: 12, tall: 16, mark: 14 }, steps, { left: 46, right: 496, top: 34, bottom: 300 });
  return h("figure", { class: "stack tight plane-figure" },
    h("svg", { class: "plane", viewBox: "0 0 500 340", role: "img", "aria-label": t("Deals by their worth to each side; the table below has the numbers") },
      h("line", { class: "axis", x1: 46, x2: 486, y1: 300, y2: 300 }), h("line", { class: "axis", x1: 46, x2: 46, y1: 50, y2: 300 }),
      h("text", { x: 266, y: 336, "text-anchor": "middle" }, t("{side}, points", { side: first.name })), h("text", { x: 4, y: 24 }, t("{side}, points", { side: second.name })),
      [x0, x1].map((value, end) => h("text", { x: x(value), y: 318, "text-anchor": end ? "end" : "start" }, number(value))), [y0, y1].map((value) => h("text", { x: 40, y: y(value) + 4, "text-anchor": "end" }, number(value))),
      path ? h("path", { class: "edge", d: path }) : null,
      found.steps.map((one) => h("circle", { class: `mark ${one.side === first.id ? "step1" : "step2"}`, cx: x(one.points[0]), cy: y(one.points[1]), r: 6 })),
      named.map((one, index) => h("rect", { class: `mark ${one.kind}`, x: at[index].x - 7, y: at[index].y - 7, width: 14, height: 14 })),
      labels.map((one, index) => h("text", { x: one.x, y: one.y + 6, "text-anchor": "middle" }, String(index + 1)))),
    h("figcaption", {}, h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("Point")), h("th", { class: "num", scope: "col" }, first.name), h("th", { class: "num", scope: "col" }, second.name))),
      h("tbody", {}, named.map((one, index) => h("tr", {}, h("th", { scope: "row" }, `${index + 1}. ${one.label}`), h("td", { class: "num" }, number(one.at[0], 1)), h("td", { class: "num" }, number(one.at[1], 1))))))),
    found.steps.length ? h("details", { class: "more" }, h("summary", {}, icon("chevron-right"), t("The path of offers")), h("ul", { class: "rows" }, found.steps.map((one) => h("li", {}, t("Round {round}, {side}: {first} and {second}, {kind}.", { round: one.round, side: sideOf(one.side).name, first: number(one.points[0], 1), second: number(one.points[1], 1), kind: one.kind }))))) : null);
}

function span(values) {
  const low = Math.floor(Math.min(...values, 0) / 10) * 10;
  const high = Math.ceil(Math.max(...values, 10) / 10) * 10;
  return [low, high];
}

