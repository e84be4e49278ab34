// The seat page: listens to the server, keeps what is typed, and draws.

import { setLanguage, previewDraft, useWire } from "./seat_acts.js";
import { debriefTab } from "./seat_debrief.js";
import { h, icon, patch } from "./dom.js";
import { banners, before, foot, head, left, partNow, strip, tabs, taskCard, whoseTurn } from "./seat_frame.js";
import { isAsked, measureAsk, movesTab, pledgeAsk } from "./seat_moves.js";
import { close, declineAsk, dialog, meaning, moreAsk, offersCard, plainAsk, proposeAsk, signAsk } from "./seat_offers.js";
import { briefTab, codexTab, newsTab } from "./seat_pages.js";
import { sheetCard } from "./seat_sheet.js";
import { sideCard, voteCount } from "./seat_sides.js";
import { S, book, change, isHere, isOver, keep, me, onChange, otherSide, remember, say, section, sideOf } from "./seat_state.js";
import { teamTab } from "./seat_team.js";
import { Wire } from "./seat_wire.js";
import { clockText, speak, t } from "./words.js";

const { atlTheme } = globalThis;
const root = document.getElementById("app");
speak(document.documentElement.lang.slice(0, 2), JSON.parse(root.dataset.words || "{}"));

function hear(message) {
  if (message.kind === "screen") {
    S.seq = message.seq;
    S.screens += 1;
    const before = section("log");
    const turn = section("status") && whoseTurn();
    const played = section("status") && !isOver();
    for (const [name, data] of Object.entries(message.sections)) {
      if (data === null) delete S.sections[name];
      else S.sections[name] = data;
    }
    const over = section("status") && isOver();
    for (const note of me().notices || []) noted(note);
    if (me().lang && me().lang !== document.documentElement.lang.slice(0, 2)) return location.reload();
    if (!isHere()) {
      // Another seat, or another table: nothing of the one before stays on the page.
      remember();
      Object.assign(S, { ask: null, preview: null, previewOf: "", refusal: "" });
    }
    if (played && over) keep({ tab: "" });
    if (before && section("status")) announce(before, turn);
  } else if (message.kind === "clock") {
    const part = S.clock && section("status") && book() ? partNow() : "";
    S.clock = message;
    S.clockAt = performance.now();
    if (part && partNow() !== part) say(partNow());
  } else if (message.kind === "notice") {
    noted(message);
    say(message.text);
  } else if (message.kind === "trouble") S.trouble = message.code ? message.text : "";
  else if (message.kind === "answer" && !message.ok && message.code !== "out_of_order") S.refusal = message.text || "";
  change();
}

function noted(note) {
  if (!S.notices.some((one) => one.id === note.id)) S.notices.push({ id: note.id, text: note.text });
}

/** Read out what has happened since the last screen: new lines of the log, and a change of turn. */
function announce(before, turn) {
  const last = before.length ? before[before.length - 1][0] : 0;
  const fresh = (section("log") || []).filter(([seq, , kind]) => seq > last && kind !== "meter").map(([, , , text]) => text);
  const now = whoseTurn();
  if (now !== turn) fresh.push(now);
  if (fresh.length) say(fresh.slice(-4).join(" "));
}

function heardState(state, text) {
  S.net = state;
  S.bye = text || "";
  change();
}

const wire = new Wire(hear, heardState);
useWire(wire);

function allTabs() {
  const over = isOver();
  const list = [];
  if (over && me().side) list.push({ id: "debrief", label: t("Debrief"), icon: "chart-scatter" });
  list.push({ id: "table", label: t("The table"), icon: "handshake" });
  if (me().side && !over) list.push({ id: "moves", label: t("Moves"), icon: "gavel", mark: isAsked() });
  list.push({ id: "brief", label: me().side ? t("Brief") : t("Scenario"), icon: "file-text" });
  list.push({ id: "home", label: t("At home"), icon: "house" });
  list.push({ id: "news", label: t("News"), icon: "newspaper" });
  if (me().side) list.push({ id: "team", label: t("Delegation"), icon: "users" });
  if (book().codex.length) list.push({ id: "codex", label: t("Facts"), icon: "book-open" });
  return list;
}

function panel(tab) {
  if (tab === "debrief") return debriefTab();
  if (tab === "moves") return movesTab();
  if (tab === "brief") return briefTab();
  if (tab === "home") return [me().side && sideOf(me().side).needs !== null ? voteCount() : null, ...book().sides.map((side) => sideCard(side.id, "narrow-only"))].filter(Boolean);
  if (tab === "news") return newsTab();
  if (tab === "team") return teamTab();
  if (tab === "codex") return codexTab();
  const found = S.preview;
  return [
    sheetCard(),
    me().side && !isOver() && found ? h("section", { class: "card", key: "meaning", "aria-labelledby": "meaning-title" }, h("div", { class: "stack" }, h("h2", { id: "meaning-title" }, t("What your draft means")), meaning(found, true))) : null,
    offersCard(),
  ].filter(Boolean);
}

function go(tab, focus = false) {
  keep({ tab });
  window.scrollTo({ top: 0 });
  if (focus) requestAnimationFrame(() => document.getElementById(`tab-${tab}`)?.focus());
}

/** The tab that is open: the one chosen, or what matters most at this moment. */
function tabNow(list) {
  const chosen = list.find((tab) => tab.id === S.local.tab);
  if (chosen) return chosen.id;
  if (isOver() && me().side) return "debrief";
  return me().stage === "brief" || me().stage === "lobby" ? "brief" : "table";
}

function app() {
  if (S.net === "over") return [message(t("This page has come to its end"), S.bye || t("The class is over."), h("a", { class: "btn", href: "/" }, t("Join again")))];
  if (!S.sections.me) return [message(t("One moment…"), S.net === "offline" ? t("The class server does not answer. Trying again.") : t("Reaching the class server."))];
  if (!section("book") || !section("status")) return [waiting()];
  previewDraft();
  const turn = section("status").acting === me().side && me().side;
  document.title = `${turn ? "\u25cf " : ""}${t("Round {number} of {count}", { number: Math.max(1, section("status").round), count: book().rounds.length })} \u00b7 ${book().title}`;
  const list = allTabs();
  const now = tabNow(list);
  return [
    h("a", { class: "skip", key: "skip", href: "#panel" }, t("Skip to the content")),
    h("div", { class: "app", key: "app" },
      head(),
      h("div", { key: "under" }, strip(), banners()),
      h("main", { class: "body", key: "body" },
        aside("left", me().side || book().sides[0].id),
        h("div", { class: "stack", key: "middle" },
          isOver() ? null : taskCard(go, now),
          tabs(list, now, go),
          h("div", { class: "stack", id: "panel", role: "tabpanel", "aria-labelledby": `tab-${now}`, tabindex: "-1", key: `panel-${now}` }, panel(now))),
        aside("right", me().side ? otherSide().id : book().sides[1].id)),
      foot(now)),
    S.ask ? ask() : null,
    h("div", { class: "vh", "aria-live": "polite", key: "said" }, S.said.map((one) => h("p", { key: one.id }, one.text))),
  ].filter(Boolean);
}

/** A side's card beside the page, which scrolls by itself when it is longer than the window. */
function aside(key, side) {
  return h("div", { class: "wide-only scroller", key, role: "region", "aria-label": sideOf(side).name, tabindex: "0" }, sideCard(side));
}

function message(title, text, action = null) {
  return h("main", { class: "page", key: "message" }, h("h1", {}, title), h("p", { role: "status" }, text), action);
}

function waiting() {
  const notes = S.notices.map((one) => h("p", { class: "notice ok" }, icon("megaphone"), one.text));
  return h("main", { class: "page", key: "waiting" },
    h("h1", {}, me().title || t("Across the Table")),
    h("p", { class: "strong" }, t("Welcome, {name}.", { name: me().name })),
    h("p", { class: "notice", role: "status" }, icon("hourglass"), me().approved ? t("You are in. Your teacher gives out the seats; this page changes by itself.") : t("Your teacher will let you in. This page changes by itself.")),
    notes, me().before && me().approved ? before() : null, S.net === "open" ? null : h("p", { class: "notice warn", role: "alert" }, icon("wifi"), t("Offline. Trying to reach the table; nothing you type is lost.")),
    h("div", {}, settingsBody()));
}

function ask() {
  const kind = S.ask.kind;
  if (kind === "propose") return proposeAsk();
  if (kind === "sign") return signAsk();
  if (kind === "decline") return declineAsk();
  if (kind === "measure") return measureAsk();
  if (kind === "pledge") return pledgeAsk();
  if (kind === "more") return moreAsk();
  if (kind === "settings") return dialog(t("Settings"), settingsBody(), h("button", { class: "btn primary", on: { click: close } }, t("Done")));
  return plainAsk(kind);
}

function settingsBody() {
  const choose = (name, values, now, set) => values.map(([value, label]) => h("label", { key: value }, h("input", { type: "radio", name, value, checked: value === now, on: { change: () => set(value) } }), label));
  const language = document.documentElement.lang.slice(0, 2);
  return h("div", { class: "stack" },
    h("fieldset", { class: "seg" }, h("legend", { class: "vh" }, t("Language")), choose("lang", [["en", "English"], ["fr", "Français"]], language, setLanguage)),
    h("fieldset", { class: "seg" }, h("legend", { class: "vh" }, t("Colours")), choose("theme", [["system", t("As the device")], ["light", t("Paper")], ["dark", t("Dark")]], atlTheme.chosen(), (value) => { atlTheme.choose(value); change(); })));
}

const MARKS = [60, 30, 10];
let told = null;

/** The clock ticks by itself; screen readers hear it at a minute, half a minute and ten seconds. */
function tick() {
  const seconds = left();
  const shown = document.getElementById("clock");
  if (seconds === null || !shown || !S.clock || S.clock.paused) return;
  shown.textContent = clockText(seconds);
  const mark = MARKS.find((one) => Math.ceil(seconds) === one);
  const key = mark && `${S.clock.round}-${S.clock.phase}-${mark}`;
  if (key && key !== told) {
    told = key;
    say(t("{seconds} seconds left.", { seconds: mark }));
  }
}

onChange(() => patch(root, app()));
setInterval(tick, 500);
change();
wire.connect();
