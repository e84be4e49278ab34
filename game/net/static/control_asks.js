// The dialogues of the control room: one for each thing that wants a second thought or a few words.

import { h, icon } from "./dom.js";
import { run, runAndClose, turnTo } from "./control_acts.js";
import { S, ask, askNews, botName, change, close, isPlaying, newsToBring, person, say, seatName, sideName, table } from "./control_state.js";
import { watchAsk } from "./control_watch.js";
import { t } from "./words.js";

export function askNow() {
  const found = { watch: watchAsk, table: tableAsk, move: moveAsk, person: personAsk, rename: renameAsk, broadcast: broadcastAsk, inject: injectAsk, end: endAsk, away: awayAsk, delete: deleteAsk, new: newAsk, bot: botAsk, join: joinAsk };
  return S.ask && found[S.ask.kind] ? found[S.ask.kind]() : null;
}

export function dialog(title, body, buttons, wide = false) {
  return h("dialog", { class: `ask${wide ? " wide-ask" : ""}`, key: `ask-${S.ask.kind}-${S.ask.table || ""}-${S.ask.person || ""}`, modal: true, "aria-labelledby": "ask-title", on: { cancel: (event) => { event.preventDefault(); close(); } } },
    h("div", { class: "ask-head" }, h("h2", { id: "ask-title" }, title), h("button", { class: "btn square ghost", "aria-label": t("Close"), on: { click: close } }, icon("x"))),
    h("div", { class: "ask-body" }, body, S.refusal ? h("p", { class: "notice warn", role: "alert" }, icon("circle-x"), S.refusal) : null),
    h("div", { class: "ask-foot" }, h("button", { class: "btn", on: { click: close } }, buttons ? t("Cancel") : t("Close")), buttons));
}

const set = (name) => (event) => { S.form[name] = event.target.type === "checkbox" ? event.target.checked : event.target.value; change(); };
const field = (id, label, input, note) => h("div", { class: "field" }, h("label", { for: id }, label), input, note ? h("p", { class: "small muted" }, note) : null);
const text = (id, name, more = {}) => h("input", { type: "text", id, value: S.form[name] || "", on: { input: set(name) }, ...more });
const go = (label, click, kind = "primary", disabled = false) => h("button", { class: `btn ${kind}`, disabled, on: { click } }, label);
const act = (image, label, click, kind = "") => h("button", { class: `btn ${kind}`, on: { click } }, icon(image), label);
const tables = (label, zero = true) => h("select", { id: "for-table", value: String(S.form.table || 0), on: { change: (event) => { S.form.table = Number(event.target.value); change(); } } }, zero ? h("option", { value: "0" }, label) : null, S.overview.tables.map((row) => h("option", { value: String(row.number) }, t("Table {number}", { number: row.number }))));

// -- a table

function tableAsk() {
  const row = table(S.ask.table);
  if (!row) return dialog(t("Table {number}", { number: S.ask.table }), h("p", {}, t("This table is gone.")), null);
  const number = row.number;
  return dialog(t("Table {number}", { number }), [
    h("div", { class: "row" },
      row.over || row.phase === "lobby" ? null : act("undo-2", t("Undo the last turn"), () => runAndClose("undo", { table: number }, t("The last turn of table {number} is taken back.", { number }))),
      act("megaphone", t("Tell this table"), () => ask("broadcast", {}, { text: "", table: number })),
      row.over ? null : act("newspaper", t("Bring news"), () => askNews(number)),
      row.over || !isPlaying() ? null : act("flag", t("End this table now"), () => ask("end", { table: number }), "danger")),
    field("factor", t("Time for this table"), factor((value) => run("multiplier", { table: number, factor: value }, t("From the next part of the round on.")), row.multiplier), t("Only you see this.")),
    h("h3", {}, t("Who plays")),
    h("ul", { class: "rows" }, S.book.seats.map((seat) => seatLine(row, seat))),
    h("h3", {}, t("Delegations")),
    S.overview.tables.length > 1 ? h("ul", { class: "rows" }, S.book.sides.map((side) => h("li", { class: "row spread", key: side.id }, h("span", { class: side.colour === "first" ? "first" : "second" }, h("span", { class: "tone strong" }, side.name)),
      h("span", { class: "row" }, other(row, side.id, "merge", t("Merge into")), other(row, side.id, "split", t("Half go to")))))) : h("p", { class: "muted" }, t("There is no other table.")),
    row.over ? h("p", { class: "row" }, S.book.sides.map((side) => h("a", { class: "btn", href: `/control/report/${number}.html?session=${S.overview.session}&side=${side.id}` }, icon("file-text"), t("Report for {side}", { side: side.name })))) : null,
    Object.keys(row.seats).length || row.observers.length ? null : act("trash-2", t("Take this table away"), () => runAndClose("remove_table", { table: number }, t("Table {number} is gone.", { number })), "danger"),
  ], null, true);
}

function factor(done, now) {
  const steps = [0.75, 1, 1.25, 1.5, 2];
  const known = steps.includes(now) ? steps : [...steps, now].sort((a, b) => a - b);
  return h("select", { id: "factor", value: String(now), on: { change: (event) => done(Number(event.target.value)) } }, known.map((step) => h("option", { value: String(step) }, step === 1 ? t("as planned") : `× ${step}`)));
}

function seatLine(row, seat) {
  const side = S.book.sides.find((one) => one.id === seat.side);
  const held = (row.seats[seat.id] || []).map((id) => (person(id) || { name: "?" }).name);
  const bot = seat.lead && row.bots[seat.side];
  const late = S.overview.people.filter((one) => one.approved && !one.table);
  return h("li", { class: "row spread", key: seat.id },
    h("span", { class: side.colour === "first" ? "first" : "second" }, h("span", { class: "tone" }, t("{seat}:", { seat: seat.name })), " ", bot ? t("machine ({bot})", { bot: botName(bot) }) : held.length ? held.join(" + ") : t("empty"), bot && held.length ? ` (${t("for {names}", { names: held.join(" + ") })})` : ""),
    row.over ? null : h("span", { class: "row" },
      seat.lead && !bot ? h("button", { class: "btn tiny", "aria-label": `${t("Machine")}: ${seat.name}`, on: { click: () => ask("bot", { table: row.number, seat: seat.id }) } }, icon("cpu"), t("Machine")) : null,
      bot && held.length ? h("button", { class: "btn tiny", on: { click: () => run("hand_back", { table: row.number, seat: seat.id }, t("Handed back.")) } }, t("Hand back to {name}", { name: held[0] })) : null,
      (bot || !held.length) && late.length ? handTo(row, seat, bot, late) : null));
}

function handTo(row, seat, bot, late) {
  const id = `hand-${seat.id}`;
  return h("span", { class: "row" }, h("label", { class: "vh", for: id }, t("Give {seat} to", { seat: seat.name })),
    h("select", { id, class: "short", value: "", on: { change: (event) => { const who = Number(event.target.value); if (who) run(bot ? "hand_back" : "seat", bot ? { table: row.number, seat: seat.id, person: who } : { table: row.number, seats: [seat.id], person: who }, t("Seated.")); } } },
      h("option", { value: "" }, t("give to …")), late.map((one) => h("option", { value: String(one.id) }, one.name))));
}

function other(row, side, command, label) {
  const id = `${command}-${side}`;
  return h("span", { class: "row" }, h("label", { for: id, class: "small" }, label),
    h("select", { id, class: "short", value: "", on: { change: (event) => regroup(row.number, side, command, Number(event.target.value)) } },
      h("option", { value: "" }, "…"), S.overview.tables.filter((one) => one.number !== row.number && !one.over).map((one) => h("option", { value: String(one.number) }, t("Table {number}", { number: one.number })))));
}

async function regroup(number, side, command, into) {
  const asked = S.ask;
  const done = into && (await run(command, { table: number, side, into }, t("Done.")));
  if (!done || !done.gone) return;
  if (S.ask === asked) close();
  say(t("Nobody was left at table {number}; it is taken away.", { number }));
}

function botAsk() {
  const name = seatName(S.ask.seat);
  return dialog(t("Let the machine play {seat}?", { seat: name }), [
    h("p", {}, t("Everybody at the table sees that it is the machine. You can hand the seat back at any time.")),
    field("bot-name", t("How it plays"), h("select", { id: "bot-name", value: S.form.bot || S.overview.settings.bot, on: { change: set("bot") } }, S.book.bots.map((bot) => h("option", { value: bot.id }, bot.name)))),
  ], go(t("Let it play"), () => runAndClose("bot", { table: S.ask.table, seat: S.ask.seat, bot: S.form.bot || S.overview.settings.bot }, t("The machine plays {seat}.", { seat: name }))));
}

// -- a person

function moveAsk() {
  const one = person(S.ask.person);
  if (!one) return dialog(t("Move"), h("p", {}, t("This person has left.")), null);
  const number = Number(S.form.table) || S.overview.tables[0].number;
  const row = table(number);
  const taken = S.form.seat && S.form.seat !== "observer" && (row.seats[S.form.seat] || []).filter((id) => id !== one.id);
  const place = () => {
    if (S.form.seat === "observer") return runAndClose("observe", { person: one.id, table: number }, t("{name} watches table {number}.", { name: one.name, number }));
    return runAndClose("seat", { person: one.id, table: number, seats: [S.form.seat], copilot: Boolean(taken && taken.length) }, t("{name} sits at table {number}.", { name: one.name, number }));
  };
  return dialog(t("Move {name}", { name: one.name }), [
    field("for-table", t("Table"), tables("", false)),
    field("to-seat", t("Seat"), h("select", { id: "to-seat", value: S.form.seat || "", on: { change: set("seat") } },
      h("option", { value: "" }, t("choose …")),
      S.book.sides.map((side) => h("optgroup", { label: side.name }, S.book.seats.filter((seat) => seat.side === side.id).map((seat) => {
        const held = (row.seats[seat.id] || []).map((id) => (person(id) || { name: "?" }).name);
        return h("option", { value: seat.id }, `${seat.name}${seat.lead ? ` (${t("head")})` : ""}${row.bots[side.id] && seat.lead ? ` – ${t("machine")}` : held.length ? ` – ${held.join(" + ")}` : ""}`);
      }))),
      h("option", { value: "observer" }, t("Observer: sees what is public")))),
    taken && taken.length ? h("p", { class: "notice" }, icon("users"), t("Somebody sits there: {name} joins as co-pilot, on the same page.", { name: one.name })) : null,
  ], [one.table ? act("log-out", t("Take from the seat"), () => runAndClose("unseat", { person: one.id }, t("{name} has no seat now.", { name: one.name }))) : null, go(t("Move"), place, "primary", !S.form.seat)]);
}

function personAsk() {
  const one = person(S.ask.person);
  if (!one) return dialog(t("More"), h("p", {}, t("This person has left.")), null);
  return dialog(one.name, [
    field("factor", t("Time for {name}", { name: one.name }), factor((value) => run("multiplier", { person: one.id, factor: value }, t("From the next part of the round on.")), one.multiplier), t("Stretches the clock of the table; nobody else sees why.")),
    h("div", { class: "row" },
      act(one.muted ? "message-square" : "eye-off", one.muted ? t("May chat again") : t("Mute in the chat"), () => run("mute", { person: one.id, on: !one.muted }, t("Done."))),
      act("pencil", t("Rename"), () => ask("rename", { person: one.id }, { name: one.name })),
      act("copy", t("Link for another device"), async () => { const made = await run("reentry", { person: one.id }); if (made) { S.link = (S.book.address || location.origin) + made.path; change(); } }),
      act("x", t("Remove from the class"), () => runAndClose("kick", { person: one.id }, t("{name} is removed.", { name: one.name })), "danger")),
    S.link ? h("div", { class: "notice ok" }, h("p", {}, t("Works once, on one device:"), h("br"), h("code", {}, S.link))) : null,
  ], null);
}

function renameAsk() {
  return dialog(t("Another name"), field("new-name", t("Name"), text("new-name", "name", { maxlength: 40, focus: true })),
    go(t("Rename"), () => runAndClose("rename", { person: S.ask.person, name: S.form.name }, t("Renamed."))));
}

// -- everybody

function broadcastAsk() {
  const to = Number(S.form.table) || 0;
  return dialog(t("Tell the class"), [
    field("for-table", t("Who reads it"), tables(t("everybody"))),
    field("words", t("Message"), h("textarea", { id: "words", maxlength: 500, value: S.form.text || "", focus: true, on: { input: set("text") } })),
  ], go(t("Send"), () => runAndClose("broadcast", { text: S.form.text || "", tables: to ? [to] : [] }, t("Sent.")), "primary", !(S.form.text || "").trim()));
}

function injectAsk() {
  return dialog(t("Bring news"), [
    h("p", { class: "muted" }, t("An event of the scenario happens now, with all that follows from it.")),
    field("for-table", t("Where"), tables(t("at every table"))),
    field("event", t("Event"), h("select", { id: "event", value: S.form.event, on: { change: set("event") } }, newsToBring().map((event) => h("option", { value: event.id }, event.title)))),
  ], go(t("Bring it"), () => runAndClose("inject", { event: S.form.event, table: Number(S.form.table) || 0 }, t("The news is out.")), "primary", !S.form.event));
}

function endAsk() {
  const number = S.ask.table || 0;
  return dialog(number ? t("End table {number} now?", { number }) : t("End all tables now?"), h("p", {}, number && !S.overview.settings.release ? t("What is signed counts. Its full debrief opens when all tables have ended, or when you turn on early debriefs under Class.") : t("What is signed counts; the debrief opens with what there is. You can end at any moment.")),
    go(t("End now"), () => runAndClose("end", { table: number }, number ? t("Ended.") : t("Ended. The debrief is open.")), "danger"));
}

function awayAsk() {
  return dialog(t("Put this session away?"), [h("p", {}, t("Tables that still run end now. You can open the session again with all its figures.")),
    h("p", { class: "notice" }, S.overview.settings.keep_chat ? t("The chat is kept, as you chose.") : t("The chat is deleted."))],
    go(t("Put it away"), () => runAndClose("close_session", {}, t("The session is put away."))));
}

function deleteAsk() {
  const word = t("delete");
  return dialog(t("Delete this session for good?"), [
    h("p", {}, t("Names, moves, chat and answers of “{title}” are deleted from this computer. Nobody can bring them back.", { title: S.overview.title })),
    field("sure", t("Type the word: {word}", { word }), text("sure", "sure", { autocomplete: "off", focus: true })),
  ], go(t("Delete for good"), async () => { if (await runAndClose("delete_session", {}, t("Deleted."))) location.href = "/control"; }, "danger", (S.form.sure || "").trim().toLowerCase() !== word));
}

function newAsk() {
  return dialog(t("New session"), [
    h("p", { class: "muted" }, t("Fresh mandates and a new room code. Earlier sessions stay as they are.")),
    field("scenario", t("Scenario"), h("select", { id: "scenario", value: S.form.scenario || "", on: { change: set("scenario") } }, S.book.scenarios.map((name, place) => h("option", { value: place ? name : "" }, place ? name : t("the same: {name}", { name }))))),
    field("title", t("Title (may stay empty)"), text("title", "title", { maxlength: 80, focus: true })),
    field("section", t("Section, such as Period 3"), text("section", "section", { maxlength: 40 })),
    field("count", t("Tables"), text("count", "tables", { inputmode: "numeric", maxlength: 2 })),
  ], go(t("Begin"), async () => { const made = await run("create_session", { title: S.form.title || "", section: S.form.section || "", tables: Number(S.form.tables) || 1, scenario: S.form.scenario || "" }, t("The new session is open.")); if (made) turnTo(made); }));
}

function joinAsk() {
  return dialog(t("Room code"), [h("p", { class: "big-code" }, S.overview.code), h("p", {}, h("a", { href: `/control/door?session=${S.overview.session}`, target: "_blank", rel: "noopener" }, t("Show it on the projector, with the address and a QR code")))], null);
}

export { sideName };
