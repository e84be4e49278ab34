// The class as a whole: what is on and off, how the period is spent, sessions and sections, and deleting.

import { h, icon } from "./dom.js";
import { run, turnTo } from "./control_acts.js";
import { S, ask, botName, stageName } from "./control_state.js";
import { t } from "./words.js";

export function classTab() {
  const settings = S.overview.settings;
  return [settingsCard(settings), planCard(settings), sensitiveCard(settings), sheetsCard(), sessionsCard(), endCard()];
}

const card = (key, title, ...body) => h("section", { class: "card stack", key, "aria-labelledby": `${key}-title` }, h("h2", { id: `${key}-title` }, title), body);

function toggle(name, on, label, note, disabled = false) {
  return h("label", { class: "check" }, h("input", { type: "checkbox", checked: on, disabled, on: { change: (event) => run("settings", { [name]: event.target.checked }, event.target.checked ? t("On: {what}", { what: label }) : t("Off: {what}", { what: label })) } }),
    h("span", {}, h("span", { class: "strong" }, label), note ? h("span", { class: "small muted" }, ` ${note}`) : null));
}

function settingsCard(settings) {
  return card("settings", t("On and off"),
    toggle("approve", settings.approve, t("Names wait for approval"), t("You let each person in.")),
    toggle("offices_only", settings.offices_only, t("Offices only"), t("Real office-holders appear by their office, without their names.")),
    toggle("chat", settings.chat, t("Delegation chat"), t("Students are told that you see it.")),
    toggle("keep_chat", settings.keep_chat, t("Keep the chat"), t("Otherwise it is deleted when the session is put away, and is in no export.")),
    toggle("before", settings.before, t("Questionnaire, before"), t("Students find a link to it while they wait; it is optional and without names.")),
    toggle("release", settings.release, t("Early debriefs"), t("A table that ends early sees both sides' mandates at once. Otherwise it sees its own result until every table has ended: all play with the same mandates.")),
    toggle("theatre_names", settings.theatre_names, t("Students' names on the projector"), t("Otherwise tables are shown by number only.")),
    h("div", { class: "field short-field" }, h("label", { for: "bot" }, t("How the machine plays")),
      h("select", { id: "bot", value: settings.bot, on: { change: (event) => run("settings", { bot: event.target.value }, t("The machine plays: {bot}", { bot: botName(event.target.value) })) } }, S.book.bots.map((bot) => h("option", { value: bot.id }, bot.name)))));
}

function planCard(settings) {
  const plan = settings.plan;
  const names = { none: t("no clock") };
  for (const minutes of [50, 75]) names[minutes] = t("{minutes} minutes, {rounds} rounds", { minutes, rounds: S.book.rounds });
  const known = S.book.plans.includes(plan.name) ? plan.name : "";
  const lengths = [["talk", t("Face to face")], ["public", t("Public choices")], ["table", t("At the table")], ["close", t("End of the round")]];
  return card("plan", t("Time"),
    h("div", { class: "field short-field" }, h("label", { for: "plan" }, t("Plan of the period")),
      h("select", { id: "plan", value: known, on: { change: (event) => event.target.value && run("settings", { plan: event.target.value }, t("The plan is changed.")) } },
        known ? null : h("option", { value: "" }, t("your own")), S.book.plans.map((name) => h("option", { value: name }, names[name] || name)))),
    plan.table > 0 ? h("div", { class: "grid2" }, lengths.map(([name, label]) => h("div", { class: "field", key: name }, h("label", { for: `plan-${name}` }, t("{part}, seconds", { part: label })),
      h("input", { type: "text", inputmode: "numeric", id: `plan-${name}`, value: String(plan[name]), on: { change: (event) => run("settings", { plan: { name: "own", [name]: Number(event.target.value) } }, t("The plan is changed.")) } })))) : h("p", { class: "muted" }, t("Tables go at their own pace; so does paper.")));
}

function sensitiveCard(settings) {
  const items = S.book.sensitive;
  const begun = !["lobby", "brief"].includes(S.overview.stage);
  return card("sensitive", t("Sensitive items"),
    h("p", { class: "muted" }, items.length ? t("Off unless you turn them on; fixed once the game has begun.") : t("This scenario has none: they were left out.")),
    items.map((item) => h("label", { class: "check", key: item.id }, h("input", { type: "checkbox", disabled: begun, checked: settings.sensitive.includes(item.id), on: { change: (event) => run("sensitive", { ids: event.target.checked ? [...settings.sensitive, item.id] : settings.sensitive.filter((id) => id !== item.id) }, item.title) } }),
      h("span", {}, h("span", { class: "strong" }, item.title), h("span", { class: "small muted" }, ` ${item.text}`)))));
}

function sheetsCard() {
  const q = `?session=${S.overview.session}`;
  const link = (href, image, label, note, more = "") => h("li", { class: "row" }, h("a", { class: "btn", href: href + q + more }, icon(image), label), h("span", { class: "small muted grow" }, note));
  return card("sheets", t("Sheets, projector, data"), h("ul", { class: "rows" },
    link("/control/door", "monitor", t("How to join"), t("Address, room code and QR code for the projector.")),
    link("/control/theatre", "graduation-cap", t("Debrief theatre"), t("Six slides in twelve minutes, for the projector.")),
    link("/control/handouts", "printer", t("Hand-outs"), t("Briefs, rules, observer and debrief sheets, lesson plan, key, questionnaire.")),
    link("/control/files", "download", t("Reports and data"), t("Reports to print, CSV and JSON, what is stored.")),
    link("/control/door", "list", t("Questionnaire, before"), t("Anonymous; its address and QR code for the projector."), "&form=before"),
    link("/control/door", "list", t("Questionnaire, after"), t("Open from the debrief on; exported apart."), "&form=after"),
    link("/control/paper", "pen-line", t("Paper and projector"), t("Enter what a table offers and signs on paper.")),
    link("/check", "info", t("Check the network"), t("Can phones reach this computer?"))));
}

function sessionsCard() {
  return card("sessions", t("Sessions and sections"),
    h("ul", { class: "rows" }, [...S.sessions].reverse().map((one) => h("li", { class: "row spread", key: one.id },
      h("span", { class: "grow" }, h("span", { class: "strong" }, one.title), one.section ? ` · ${one.section}` : "", h("span", { class: "small muted" }, ` · ${new Date(one.created * 1000).toLocaleDateString(document.documentElement.lang)} · ${one.scenario}`), " ", one.closed ? h("span", { class: "pill" }, t("put away")) : null),
      one.id === S.overview.session ? h("span", { class: "pill ok" }, t("open here")) : h("button", { class: "btn tiny", "aria-label": `${t("Open")}: ${one.title} ${one.section}`, on: { click: () => turnTo(one.id) } }, t("Open"))))),
    h("p", { class: "row" }, h("button", { class: "btn", on: { click: () => ask("new", {}, { title: "", section: "", tables: String(S.overview.tables.length) }) } }, icon("plus"), t("New session"))));
}

function endCard() {
  const stage = S.overview.stage;
  return card("end", t("Put away or delete"),
    h("p", { class: "muted" }, t("This session: {stage}.", { stage: stageName(stage) })),
    h("p", { class: "row" },
      stage === "closed" ? h("button", { class: "btn", on: { click: () => run("reopen_session", {}, t("The session is open again.")) } }, icon("folder-open"), t("Open it again"))
        : h("button", { class: "btn", on: { click: () => ask("away") } }, icon("save"), t("Put it away")),
      h("button", { class: "btn danger", on: { click: () => ask("delete", {}, { sure: "" }) } }, icon("trash-2"), t("Delete it for good"))));
}
