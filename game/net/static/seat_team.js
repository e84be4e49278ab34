// The delegation: who does what this round, the draft it works on, and its chat where the teacher allows one.

import { DUTY_ICONS } from "./seat_frame.js";
import { alternatives, isEmpty, take } from "./seat_draft.js";
import { act, sayToTeam } from "./seat_acts.js";
import { h, icon } from "./dom.js";
import { S, book, keep, may, me, seatName, section, whoSits } from "./seat_state.js";
import { terms } from "./seat_offers.js";
import { t } from "./words.js";

export function teamTab() {
  return [seatsCard(), draftCard(), chatCard()].filter(Boolean);
}

function seatsCard() {
  const tasks = (section("tasks") || []);
  const seats = book().seats.filter((seat) => seat.side === me().side);
  return h("section", { class: "card", key: "seats", "aria-labelledby": "seats-title" },
    h("h2", { id: "seats-title" }, t("Your delegation")),
    h("ul", { class: "rows" }, seats.map((seat) => {
      const task = tasks.find((one) => one.seat === seat.id);
      const who = whoSits(seat.id);
      return h("li", { class: "row spread" },
        h("div", { class: "grow" }, h("p", {}, h("span", { class: "strong" }, seat.name), seat.id === me().seat ? h("span", { class: "pill" }, t("you")) : null),
          h("p", { class: "small muted" }, who || t("nobody: left to the head of the delegation")),
          seat.owns.length ? h("p", { class: "small muted" }, t("Rows: {issues}", { issues: seat.owns.map((issue) => book().issues[issue].title).join(", ") })) : null),
        task ? h("p", { class: `pill ${task.done ? "ok" : ""}` }, icon(task.done ? "circle-check" : DUTY_ICONS[task.duty]), task.title, h("span", { class: "vh" }, task.done ? t("(done)") : t("(to do)"))) : null);
    })));
}

function draftCard() {
  const team = section("team");
  if (!team) return null;
  const pen = ((section("tasks") || []).find((task) => task.duty === "pen") || {}).seat;
  return h("section", { class: "card", key: "draft", "aria-labelledby": "draft-title" },
    h("div", { class: "stack" },
      h("h2", { id: "draft-title" }, t("The draft of the delegation")),
      pen ? h("p", { class: "small muted" }, pen === me().seat ? t("You hold the pen this round.") : t("{seat} holds the pen this round.", { seat: seatName(pen) })) : null,
      team.draft.length ? [h("p", { class: "small" }, t("By {seat}. If time runs out, the last draft that can be offered is offered.", { seat: seatName(team.by) })), team.draft.map(terms), h("div", { class: "row" }, h("button", { class: "btn", on: { click: () => take(team.draft) } }, icon("copy"), t("Take it over to my sheet")))] : h("p", { class: "muted" }, t("No draft yet.")),
      may().draft ? h("div", {}, h("button", { class: "btn primary", disabled: isEmpty(), on: { click: () => act({ type: "Draft", alternatives: alternatives() }, t("Your delegation sees your draft.")) } }, icon("pen-line"), t("Share my sheet as the draft"))) : null));
}

function chatCard() {
  if (!me().chat) return null;
  const said = section("chat") || [];
  const send = async (event) => {
    event.preventDefault();
    const words = S.local.chat.trim();
    // What is typed while the answer is under way stays.
    if (words && (await sayToTeam(words)) && S.local.chat.trim() === words) keep({ chat: "" });
  };
  return h("section", { class: "card", key: "chat", "aria-labelledby": "chat-title" },
    h("div", { class: "stack" },
      h("h2", { id: "chat-title" }, t("Talk in the delegation")),
      h("p", { class: "notice" }, icon("eye"), t("Your teacher can read this. It is deleted after the class unless the teacher keeps it.")),
      h("ol", { class: "chat", tabindex: "0", "aria-label": t("Messages") }, said.map((one) => h("li", { key: `said-${one.id}` }, h("span", { class: "strong" }, one.name), " ", h("span", { class: "muted small" }, one.seat ? seatName(one.seat) : ""), h("p", {}, one.words)))),
      me().muted ? h("p", { class: "muted" }, t("The teacher has muted you.")) : h("form", { class: "row", on: { submit: send } },
        h("label", { class: "vh", for: "chat-words" }, t("Your message")),
        h("input", { type: "text", class: "grow", id: "chat-words", maxlength: 500, autocomplete: "off", value: S.local.chat, on: { input: (event) => keep({ chat: event.target.value }) } }),
        h("button", { class: "btn", type: "submit" }, icon("send"), t("Send")))));
}
