// Everybody who joined: who waits to be let in, who sits where, who is idle; and what may be done with each.

import { h, icon } from "./dom.js";
import { run } from "./control_acts.js";
import { S, ask, seatName, sideOfSeat, since } from "./control_state.js";
import { clockText, number, t } from "./words.js";

export function peopleTab() {
  const waiting = S.overview.people.filter((one) => !one.approved);
  const others = S.overview.people.filter((one) => one.approved);
  const seatless = others.filter((one) => !one.table);
  return [
    h("section", { class: "card stack", key: "door", "aria-labelledby": "door-title" },
      h("div", { class: "row spread" }, h("h2", { id: "door-title" }, t("At the door: {count}", { count: waiting.length })),
        waiting.length ? h("button", { class: "btn primary", on: { click: () => run("approve_all", {}, t("All are let in.")) } }, icon("check"), t("Let all in")) : null),
      waiting.length ? h("ul", { class: "rows" }, waiting.map((one) => h("li", { class: "row spread", key: one.id },
        h("span", { class: "strong" }, one.name, h("span", { class: "small muted" }, ` · ${one.lang === "fr" ? "français" : "English"}`)),
        h("span", { class: "row" },
          h("button", { class: "btn tiny", "aria-label": `${t("Let in")}: ${one.name}`, on: { click: () => run("approve", { person: one.id }, t("{name} is let in.", { name: one.name })) } }, icon("check"), t("Let in")),
          h("button", { class: "btn tiny", "aria-label": `${t("Rename")}: ${one.name}`, on: { click: () => ask("rename", { person: one.id }, { name: one.name }) } }, icon("pencil"), t("Rename")),
          h("button", { class: "btn tiny danger", "aria-label": `${t("Refuse")}: ${one.name}`, on: { click: () => run("kick", { person: one.id }, t("{name} is refused.", { name: one.name })) } }, icon("x"), t("Refuse"))))))
        : h("p", { class: "muted" }, S.overview.settings.approve ? t("Names wait here until you let them in.") : t("Everybody who has the code comes in at once."))),
    h("section", { class: "card stack", key: "all", "aria-labelledby": "all-title" },
      h("div", { class: "row spread" }, h("h2", { id: "all-title" }, t("In the class: {count}", { count: others.length })),
        seatless.length ? h("button", { class: "btn", on: { click: () => run("fill", {}, t("Everybody has a seat.")) } }, icon("users"), t("Seat the {count} without a seat", { count: seatless.length })) : null),
      others.length ? h("ul", { class: "rows" }, others.map(row)) : h("p", { class: "muted" }, t("Nobody has come in yet."))),
  ];
}

function row(one) {
  const side = one.seats.length ? sideOfSeat(one.seats[0]) : null;
  const place = one.table ? (one.seats.length ? one.seats.map(seatName).join(", ") : t("observer")) : t("no seat");
  return h("li", { class: "row spread", key: one.id },
    h("span", { class: `grow ${side ? (side.colour === "first" ? "first" : "second") : ""}` },
      h("span", { class: "strong" }, one.name), " ",
      h("span", { class: `pill ${one.connected ? "ok" : "warn"}` }, one.connected ? t("here") : t("away")), " ",
      one.table ? h("span", {}, t("Table {number}", { number: one.table }), " · ") : null, h("span", { class: side ? "tone" : "muted" }, place),
      one.copilot ? ` (${t("co-pilot")})` : "",
      h("span", { class: "small muted" }, ` · ${one.lang === "fr" ? "français" : "English"} · ${t("idle {time}", { time: clockText(one.idle + since()) })}${one.multiplier !== 1 ? ` · × ${number(one.multiplier, 2)}` : ""}${one.muted ? ` · ${t("muted")}` : ""}`)),
    h("span", { class: "row" },
      h("button", { class: "btn tiny", "aria-label": `${t("Move")}: ${one.name}`, on: { click: () => ask("move", { person: one.id }, { table: one.table || S.overview.tables[0].number, seat: one.seats[0] || "", copilot: false }) } }, icon("arrow-left-right"), t("Move")),
      h("button", { class: "btn tiny", "aria-label": `${t("More")}: ${one.name}`, on: { click: () => ask("person", { person: one.id }, { factor: String(one.multiplier), name: one.name }) } }, icon("ellipsis"), t("More"))));
}
