// Looking over a table's shoulder: both mandates, what stands on the table, what was said, the chat.

import { h, icon } from "./dom.js";
import { run } from "./control_acts.js";
import { dialog } from "./control_asks.js";
import { S } from "./control_state.js";
import { number, t } from "./words.js";

export function watchAsk() {
  const seen = S.watch;
  const title = t("Table {number}, both sides", { number: S.ask.table });
  if (!seen) return dialog(title, h("p", { role: "status" }, t("Looking …")), null, true);
  return dialog(title, [
    h("div", { class: "grid2" }, S.book.sides.map((side, place) => h("div", { class: `card stack tight ${side.colour === "first" ? "first" : "second"}`, key: side.id },
      h("h3", { class: "tone" }, side.name),
      seen.mandates.length ? h("p", { class: "small" }, t("Mandate: {mandate} · capital {capital}", { mandate: seen.mandates[place], capital: number(seen.capital[place], 1) })) : null,
      h("p", {}, seen.offers[place] || t("No offer stands.")),
      seen.worth[place] ? h("p", { class: "small muted" }, t("Over no deal: {worth}", { worth: seen.worth[place] })) : null))),
    h("details", { class: "more" }, h("summary", {}, icon("chevron-right"), t("The sheet")), h("ul", { class: "rows" }, seen.sheet.map((row) => h("li", { class: "row spread" }, h("span", {}, row.issue), h("span", { class: row.settled ? "good strong" : "muted" }, row.option, row.settled ? ` (${t("signed")})` : ""))))),
    seen.chat.length ? h("details", { class: "more", open: false }, h("summary", {}, icon("chevron-right"), t("Chat ({count})", { count: seen.chat.length })), h("ul", { class: "rows" }, seen.chat.map((line) => h("li", { class: "row spread", key: line.id }, h("span", { class: "grow" }, h("span", { class: "strong" }, `${line.name} (${line.side}): `), line.words), h("button", { class: "btn tiny", "aria-label": t("Delete this line"), on: { click: () => run("delete_said", { table: S.ask.table, id: line.id }, t("Deleted.")) } }, icon("trash-2")))))) : null,
    h("h3", {}, t("What happened")),
    h("ol", { class: "log", reversed: true, tabindex: 0, "aria-label": t("What happened") }, [...seen.log].reverse().map((line) => h("li", { key: line.seq }, h("span", { class: "small muted" }, t("Round {round}", { round: line.round })), " ", line.text))),
  ], null, true);
}
