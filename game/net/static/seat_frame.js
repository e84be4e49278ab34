// The frame of the page: head, news strip, banners, tabs and foot.

import { act, ready, takeSeat, unanswered } from "./seat_acts.js";
import { alternatives, isEmpty } from "./seat_draft.js";
import { h, icon } from "./dom.js";
import { S, book, change, isOver, keep, may, me, myOffer, phase, say, seatName, section, sideOf, started, tableOpen, theirOffer, tone } from "./seat_state.js";
import { band, clockText, number, percent, t } from "./words.js";

const PHASES = () => ({
  lobby: t("Waiting room"),
  brief: t("Reading the brief"),
  talk: t("Face to face"),
  public: t("Public choices"),
  table: t("At the table"),
  close: t("Close of the round"),
  debrief: t("Debrief"),
});

const HINTS = () => ({
  talk: t("Talk to the other side. Here: only the sheet, drafts, advice and initials."),
  public: t("Both sides choose statement and measure at the same time. Choices stay sealed until your turn."),
  table: t("Table moves, one side after the other."),
  close: t("The round closes: votes at home, then the books."),
  brief: t("Read your brief. The game begins when the teacher starts it."),
  lobby: t("The game begins when the teacher starts it."),
});

/** Seconds left on the class clock, or null without one. */
export function left() {
  if (!S.clock || S.clock.left === null || S.clock.left === undefined) return null;
  return S.clock.paused ? S.clock.left : Math.max(0, S.clock.left - (performance.now() - S.clockAt) / 1000);
}

export function head() {
  const status = section("status");
  const rounds = book().rounds;
  const seconds = left();
  const soon = seconds !== null && seconds <= 30 && !S.clock.paused;
  return h("header", { class: "top", key: "top" },
    h("div", { class: "grow" },
      h("h1", {}, book().title),
      h("p", { class: "who" }, whoAmI()),
      (me().seats || []).length > 1 ? h("label", { class: "row small" }, t("Acting as"), h("select", { class: "short", value: me().seat, on: { change: (event) => takeSeat(event.target.value) } }, me().seats.map((seat) => h("option", { value: seat }, seatName(seat))))) : null),
    h("div", { class: "row facts" },
      h("p", {},
        h("span", { class: "strong" }, t("Round {number} of {count}", { number: Math.max(1, status.round), count: rounds.length })), " ",
        h("span", { class: "pips", "aria-hidden": "true" }, rounds.map((_, index) => h("i", { class: index + 1 < status.round ? "past" : index + 1 === status.round ? "now" : "" })))),
      h("p", { class: `chip${status.talksEnd < 0.005 ? " calm" : ""}`, title: t("Temperature, and the chance that talks end at the close of this round") },
        icon("thermometer"), h("span", { class: "vh" }, t("Temperature")), h("span", { class: "num" }, number(status.temperature)),
        h("span", { class: "muted small risk" }, t("talks end {chance}", { chance: percent(status.talksEnd) }))),
      seconds === null && !(S.clock && S.clock.paused) ? null : h("p", { class: `chip clock${soon ? " soon" : ""}`, role: "timer" },
        icon(S.clock.paused ? "pause" : "clock"), h("span", { class: "vh" }, t("Time left")), h("span", { class: "num", id: "clock" }, seconds === null ? t("Paused") : clockText(seconds)))),
    h("button", { class: "btn square settings", "aria-label": t("Settings"), on: { click: () => { S.ask = { kind: "settings" }; change(); } } }, icon("settings")));
}

function whoAmI() {
  if (!me().side) return t("Observer: you see what is public");
  const seat = book().seats.find((one) => one.id === me().seat);
  return h("span", {}, h("span", { class: `strong tone ${tone(me().side)}` }, sideOf(me().side).name), " · ", seat ? seat.name : "", me().copilot ? " · " + t("co-pilot") : "", me().name ? " · " + me().name : "");
}

export function strip() {
  const news = [...(section("log") || [])].reverse().filter(([, , kind]) => kind === "news").map(([, , , text]) => text);
  if (!news.length) return null;
  return h("div", { class: "strip", key: "strip" }, h("span", { class: "over" }, icon("newspaper"), " ", t("News")), h("p", {}, news[0]));
}

export function banners() {
  const status = section("status");
  const waiting = unanswered();
  const list = [];
  if (S.net === "offline" || S.net === "connecting") {
    const text = waiting ? t("Offline. What you did waits here and is sent when the line is back.") : t("Offline. Trying to reach the table; nothing you type is lost.");
    list.push(notice("offline", "wifi", text, "warn"));
  }
  if (me().before && !started()) list.push(before());
  if (S.trouble) list.push(notice("trouble", "triangle-alert", S.trouble, "warn"));
  for (const note of S.notices.filter((one) => !S.local.dismissed.includes(one.id))) {
    list.push(notice(`notice-${note.id}`, "megaphone", note.text, "ok", h("button", { class: "btn tiny", on: { click: () => keep({ dismissed: [...S.local.dismissed, note.id] }) } }, t("Close"))));
  }
  if (status.paused || (S.clock && S.clock.paused)) list.push(notice("paused", "pause", t("The table is paused by the teacher."), ""));
  if (isOver() && !me().side) list.push(notice("over", "flag", status.ending || t("The game is over"), ""));
  if (status.suspended) list.push(notice("suspended", "triangle-alert", t("Talks are suspended this round: no table moves."), "warn"));
  if (S.refusal) list.push(notice("refusal", "circle-x", S.refusal, "warn", h("button", { class: "btn tiny", on: { click: () => { S.refusal = ""; change(); } } }, t("Close"))));
  return h("div", { class: "banners", key: "banners" }, list);
}

function notice(key, image, text, kind, action = null) {
  return h("div", { class: `notice ${kind}`, key, role: key === "refusal" || key === "offline" ? "alert" : null }, icon(image), h("p", {}, text), action);
}

/** The part of the round in a few words. */
export function partNow() {
  const where = PHASES()[phase()];
  if (!where) return whoseTurn();
  return phase() === "table" ? `${where} · ${whoseTurn()}` : where;
}

/** What is going on now, and what this seat is to do: its task of the round. */
/** The task on a tab where it is not done: on a phone, its title alone. */
const slim = (own, tab) => (own && tab !== "table" && GOES[own.duty] !== tab ? " slim" : "");

export function taskCard(go, tab) {
  const own = (section("tasks") || []).find((task) => task.seat === me().seat);
  const hint = HINTS()[phase()];
  const coaching = book().coaching.find((line) => line.round === section("status").round);
  return h("section", { class: `card task${own && own.done ? " done" : ""}${slim(own, tab)}`, key: "task", "aria-label": t("Now") },
    icon(own && own.done ? "circle-check" : own ? DUTY_ICONS[own.duty] : "info"),
    h("div", { class: "grow stack tight" },
      h("p", { class: "over" }, partNow()),
      own ? h("h2", {}, t("Your task this round: {task}", { task: own.title }), " ", own.done ? h("span", { class: "pill ok" }, icon("check"), t("done")) : null) : null,
      own ? h("p", { class: "small" }, own.text) : null,
      hint ? h("p", { class: "small muted" }, hint) : null,
      coaching && !isOver() ? h("details", { class: "more" }, h("summary", {}, icon("graduation-cap"), t("What is new this round")), h("p", { class: "small" }, coaching.text)) : null,
      h("div", { class: "row" },
        own && GOES[own.duty] && GOES[own.duty] !== tab ? h("button", { class: "btn tiny", on: { click: () => go(GOES[own.duty]) } }, GO_WORDS()[own.duty], icon("arrow-right")) : null,
        me().lead && ["talk", "public", "close"].includes(phase()) ? readyButton() : null)));
}

/** The questionnaire before the lesson, which nobody has to answer. */
export function before() {
  return h("p", { class: "row", key: "before" }, h("a", { class: "btn", href: "/before" }, icon("list"), t("A few questions before the game")), h("span", { class: "small muted" }, t("If you like; your name is not kept.")));
}

function readyButton() {
  const on = (section("ready") || []).includes(me().side);
  return h("button", { class: "btn tiny", "aria-pressed": String(on), on: { click: () => { ready(!on); say(on ? t("Not ready.") : t("Your side is ready.")); } } }, icon(on ? "circle-check" : "circle"), t("Our side is ready"));
}

export const DUTY_ICONS = { submit: "megaphone", guess: "target", consult: "message-square", whip: "vote", measures: "gavel", pen: "pen-line", initial: "signature" };
const GOES = { guess: "moves", consult: "moves", whip: "home", measures: "moves", pen: "table", initial: "table", submit: "table" };
const GO_WORDS = () => ({ guess: t("Make the guess"), consult: t("Choose the question"), whip: t("Count the votes"), measures: t("See the measures"), pen: t("Write the draft"), initial: t("See the rows"), submit: t("Go to the table") });

/** One line: who is to act. */
export function whoseTurn() {
  const status = section("status");
  if (isOver()) return t("The game is over");
  if (status.phase === "news") {
    const owed = status.waiting.map((side) => sideOf(side).name);
    return owed.length ? t("Waiting for a reply to the news: {sides}", { sides: owed.join(", ") }) : t("News");
  }
  if (status.phase === "turns") {
    if (status.acting === me().side) return status.step >= 2 ? t("Your side may answer once more") : t("Your side is at turn");
    return t("At turn: {side}", { side: sideOf(status.acting).name });
  }
  return status.phaseText.slice(0, 1).toUpperCase() + status.phaseText.slice(1);
}

export function tabs(list, now, go) {
  const move = (event, by) => {
    event.preventDefault();
    const place = list.findIndex((tab) => tab.id === now);
    go(list[(place + by + list.length) % list.length].id, true);
  };
  const keys = { ArrowRight: 1, ArrowLeft: -1 };
  return h("div", { class: "tabs", role: "tablist", "aria-label": t("Parts of the page"), key: "tabs" }, list.map((tab) =>
    h("button", {
      key: tab.id, id: `tab-${tab.id}`, role: "tab", "aria-selected": String(tab.id === now), "aria-controls": "panel", tabindex: tab.id === now ? "0" : "-1",
      on: { click: () => go(tab.id), keydown: (event) => event.key in keys && move(event, keys[event.key]) },
    }, icon(tab.icon), tab.label, tab.mark ? h("span", { class: "dot" }, h("span", { class: "vh" }, t("(waits for you)"))) : null)));
}

/** The worth of the draft and the moves: what is needed at every moment. */
export function foot(tab) {
  if (!me().side || isOver()) return null;
  const list = moves(tab);
  if (isEmpty() && !list.length) return null;
  return h("footer", { class: "foot", key: "foot", "aria-label": t("Your draft and your moves") }, isEmpty() && tab !== "table" ? null : figures(), h("div", { class: "moves" }, list));
}

function figures() {
  const found = S.preview;
  if (!found || isEmpty()) return h("p", { class: "figures muted small" }, t("Choose options to see what a draft is worth to you."));
  const gain = found.gain;
  return h("p", { class: "figures" },
    h("span", { class: `num ${gain >= 0 ? "good" : "bad"}` }, t("{points} points", { points: number(gain, 1, true) })),
    h("span", { class: "small muted" }, t("against no deal")),
    found.own ? h("span", { class: "small" }, h("span", { class: "vh" }, t("Chance to pass:")), icon("vote"), " ", t("home {band}", { band: band(found.own.low, found.own.high) })) : null,
    found.other ? h("span", { class: "small muted" }, t("theirs {band}", { band: band(found.other.low, found.other.high) })) : null);
}

/** Whether anybody shares the draft: another person of the delegation, or the clock, which offers it when time is up. */
function hasCompany() {
  const seats = (section("people") || { seats: {} }).seats;
  return left() !== null || book().seats.some((seat) => seat.side === me().side && seat.id !== me().seat && (seats[seat.id] || []).length > 0);
}

function moves(tab) {
  const can = may();
  const open = tableOpen();
  const list = [];
  const ask = (kind) => () => { S.ask = { kind }; change(); };
  if (!started()) return list;
  // Where there is nothing to share and no row to choose, the button would only cost a phone its height.
  if (can.draft && hasCompany() && ((tab === "table" && !me().lead) || !isEmpty())) list.push(h("button", { key: "draft", class: `btn${me().lead ? "" : " primary"}`, disabled: isEmpty(), on: { click: () => act({ type: "Draft", alternatives: alternatives() }, t("Your delegation sees your draft.")) } }, icon("pen-line"), t("Share the draft")));
  if (!me().lead || !open) return list;
  const answering = can.respond && theirOffer();
  if (can.withdraw && myOffer()) list.push(h("button", { key: "withdraw", class: "btn ghost extra", on: { click: ask("withdraw") } }, t("Withdraw")));
  if (can.walk) list.push(h("button", { key: "walk", class: "btn ghost extra", on: { click: ask("walk") } }, icon("log-out"), t("Walk away")));
  if (list.some((one) => one.props.class.includes("extra"))) list.push(h("button", { key: "more", class: "btn square more-moves", "aria-label": t("More moves"), on: { click: ask("more") } }, icon("ellipsis")));
  if (answering) list.push(h("button", { key: "decline", class: "btn", on: { click: ask("decline") } }, icon("x"), t("Decline…")));
  if (answering) list.push(h("button", { key: "sign", class: "btn primary", on: { click: ask("sign") } }, icon("signature"), t("Sign…")));
  if (can.propose && !(answering && isEmpty())) list.push(h("button", { key: "propose", class: `btn${answering ? "" : " primary"}`, disabled: isEmpty(), on: { click: ask("propose") } }, icon("send"), t("Propose…")));
  if (can.end) list.push(h("button", { key: "end", class: `btn${!answering && !can.propose ? " primary" : ""}`, on: { click: ask("end") } }, icon("skip-forward"), t("End turn")));
  return list;
}
