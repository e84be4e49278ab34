// Every table on a card: where it stands, who it waits for and since when, how far apart the offers are.

import { h, icon } from "./dom.js";
import { run, watchTable } from "./control_acts.js";
import { S, ask, botName, isPlaying, left, person, phaseName, seatName, sideName, since, stuck } from "./control_state.js";
import { clockText, number, percent, t } from "./words.js";

const STUCK = 150; // seconds without anything done: worth a walk over

export function tablesTab() {
  const rows = [...S.overview.tables];
  if (S.sort === "stuck") rows.sort((a, b) => stuck(b) - stuck(a) || a.number - b.number);
  return [
    h("div", { class: "row spread", key: "sort" },
      h("p", { class: "muted" }, summary(rows)),
      h("div", { class: "row" },
        h("fieldset", { class: "seg small-seg" }, h("legend", { class: "vh" }, t("Order of the tables")),
          option("number", t("by number")), option("stuck", t("stuck longest first"))),
        h("button", { class: "btn tiny", on: { click: () => run("add_table", {}, t("One more table.")) } }, icon("plus"), t("Add a table")))),
    h("div", { class: "desk-grid", key: "grid" }, rows.map(card)),
  ];
}

const option = (value, label) => h("label", {}, h("input", { type: "radio", name: "sort", value, checked: S.sort === value, on: { change: () => { S.sort = value; } } }), label);

function summary(rows) {
  const over = rows.filter((row) => row.over).length;
  const slow = rows.filter((row) => stuck(row) >= STUCK).length;
  return [t("Tables: {count}", { count: rows.length }), over ? t("finished: {count}", { count: over }) : "", slow ? t("stuck: {count}", { count: slow }) : ""].filter(Boolean).join(" · ");
}

function card(row) {
  const slow = stuck(row) >= STUCK;
  const remaining = left(row);
  const waits = ["lobby", "brief"].includes(row.phase);
  return h("section", { class: `card stack desk-card${slow ? " slow" : ""}`, key: row.number, "aria-labelledby": `t-${row.number}` },
    h("div", { class: "row spread" },
      h("h2", { id: `t-${row.number}` }, t("Table {number}", { number: row.number })),
      h("span", { class: `pill ${slow ? "warn" : row.over ? "ok" : ""}` }, row.over ? t("finished") : row.paused ? [icon("pause"), t("paused")] : slow ? [icon("hourglass"), t("stuck {time}", { time: clockText(stuck(row)) })] : phaseName(row.phase))),
    row.read_only ? h("p", { class: "notice warn" }, t("This table can only be read: its game was saved by another version.")) : null,
    h("dl", { class: "facts" },
      fact(t("Round"), `${row.round} / ${row.rounds}`, row.over ? S.book.endings[row.ending] || "" : phaseName(row.phase)),
      fact(t("Time left"), remaining === null ? "–" : clockText(remaining), row.multiplier !== 1 ? t("× {factor}", { factor: number(row.multiplier, 2) }) : ""),
      fact(t("Waits for"), waits ? "–" : row.waiting.length ? row.waiting.map((one) => one.names.length ? one.names.join(", ") : seatName(one.seat)).join("; ") : row.over ? "–" : t("nobody"), row.over || waits ? "" : t("{time} without a move", { time: clockText(row.stuck_for + since()) })),
      fact(t("Gap between offers"), gap(row), t("offers made: {first} and {second}", { first: row.offers[0], second: row.offers[1] })),
      fact(t("Signed"), t("{in} in force, {pending} pending, {failed} failed", { in: row.deals, pending: row.pending, failed: row.failed })),
      fact(t("Support at home"), row.support.map((value) => number(value)).join(" / "), t("talks may end: {chance}", { chance: percent(row.talks_end) }))),
    h("ul", { class: "seats" }, S.book.sides.map((side, place) => h("li", { class: side.colour === "first" ? "first" : "second" },
      h("span", { class: "tone strong" }, side.name), " ",
      row.bots[side.id] ? h("span", { class: "pill" }, icon("cpu"), t("machine ({bot})", { bot: botName(row.bots[side.id]) })) : null,
      people(row, side.id), chosen(row, side.id)))),
    row.observers.length ? h("p", { class: "small muted" }, t("Watching: {names}", { names: row.observers.map(nameOf).join(", ") })) : null,
    h("div", { class: "row card-acts" },
      button("eye", t("Look in"), () => { ask("watch", { table: row.number }); watchTable(row.number); }, row.number),
      row.over || waits || !isPlaying() ? null : [
        row.paused ? button("play", t("Go on"), () => run("resume", { table: row.number }), row.number) : button("pause", t("Pause"), () => run("pause", { table: row.number }), row.number),
        remaining === null ? null : button("plus", t("1 min"), () => run("extend", { seconds: 60, table: row.number }, t("One minute more for table {number}.", { number: row.number })), row.number),
        button("skip-forward", t("Advance"), () => run("advance", { table: row.number }), row.number),
      ],
      button("ellipsis", t("More"), () => ask("table", { table: row.number }), row.number)));
}

const button = (image, label, click, place) => h("button", { class: "btn tiny", "aria-label": `${label}: ${t("Table {number}", { number: place })}`, on: { click } }, icon(image), label);

function fact(name, value, more = "") {
  return h("div", {}, h("dt", {}, name), h("dd", {}, h("span", { class: "strong" }, value), more ? h("span", { class: "small muted" }, ` ${more}`) : null));
}

function gap(row) {
  if (row.over) return "–";
  if (!row.gap) return row.offers[0] || row.offers[1] ? t("one offer stands or none") : t("no offers yet");
  return S.book.sides.map((side, place) => `${side.name} ${number(place ? row.gap.second : row.gap.first, 1)}`).join(" · ");
}

const nameOf = (id) => (person(id) || { name: "?" }).name;

function people(row, side) {
  const own = S.book.seats.filter((seat) => seat.side === side && row.seats[seat.id]);
  if (!own.length) return row.bots[side] ? null : h("span", { class: "muted" }, t("nobody yet"));
  return h("span", {}, own.map((seat, place) => [place ? ", " : "", ...row.seats[seat.id].map((id, at) => [at ? " + " : "", h("span", { class: (person(id) || {}).connected ? "" : "away" }, nameOf(id), (person(id) || {}).connected ? null : h("span", { class: "vh" }, ` (${t("away")})`))]), seat.lead ? h("span", { class: "small muted" }, ` (${t("head")})`) : null]));
}

function chosen(row, side) {
  if (row.bots[side]) return null;
  if (row.phase === "public") return h("span", { class: "small muted" }, row.sealed[side] ? ` · ${t("has chosen")}` : ` · ${t("has not chosen")}`);
  return row.ready.includes(side) ? h("span", { class: "small muted" }, ` · ${t("ready")}`) : null;
}

export { sideName };
