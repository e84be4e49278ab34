// The control room: the head with the next step, three tabs, and one dialogue at a time.

import { h, icon, patch } from "./dom.js";
import { run, turnTo, useWire } from "./control_acts.js";
import { askNow } from "./control_asks.js";
import { classTab } from "./control_class.js";
import { peopleTab } from "./control_people.js";
import { S, TABS, ask, askNews, change, isPlaying, onChange, say, stageName, stuck } from "./control_state.js";
import { tablesTab } from "./control_tables.js";
import { speak, t } from "./words.js";

const root = document.getElementById("app");
speak(document.documentElement.lang.slice(0, 2), JSON.parse(root.dataset.words || "{}"));
S.book = JSON.parse(root.dataset.book || "null");
const SCENARIOS = JSON.parse(root.dataset.scenarios || "[]");

let told = new Set();

function hear(message) {
  if (message.kind !== "overview") return;
  S.sessions = message.sessions || [];
  const before = S.overview;
  S.overview = message.overview;
  S.at = performance.now();
  if (S.overview && S.book && S.book.session !== S.overview.session) turnTo(S.overview.session);
  if (S.overview && !S.book) location.reload();
  if (S.overview) announce(before);
  change();
}

/** New names at the door, and tables that have stood still for long, are said once. */
function announce(before) {
  const waiting = S.overview.people.filter((one) => !one.approved).length;
  const earlier = before ? before.people.filter((one) => !one.approved).length : 0;
  if (waiting > earlier) say(t("{count} wait at the door.", { count: waiting }));
  const slow = S.overview.tables.filter((row) => stuck(row) >= 150).map((row) => row.number);
  const fresh = slow.filter((number) => !told.has(number));
  if (fresh.length) say(t("No move for long at table {number}.", { number: fresh.join(", ") }));
  told = new Set(slow);
}

const NEXT = () => ({
  lobby: [t("Hand out the briefs"), () => run("stage", { to: "brief" }, t("Everybody reads the brief.")), "book-open"],
  brief: [t("Start the game"), () => run("stage", { to: "play" }, t("The game is on.")), "play"],
  play: [t("End now"), () => ask("end", { table: 0 }), "flag"],
  debrief: [t("Debrief theatre"), () => (location.href = `/control/theatre?session=${S.overview.session}`), "graduation-cap"],
});

function head() {
  const seen = S.overview;
  const next = NEXT()[seen.stage];
  const door = seen.people.filter((one) => !one.approved).length;
  return h("header", { class: "desk-head", key: "head" },
    h("div", { class: "grow" }, h("p", { class: "over" }, t("Control room"), S.net === "open" ? "" : h("span", { class: "bad" }, ` · ${t("no connection, trying again")}`)),
      h("h1", {}, seen.title, seen.section ? h("span", { class: "muted" }, ` · ${seen.section}`) : null),
      h("p", { class: "muted" }, stageName(seen.stage), seen.paused ? h("span", { class: "pill warn" }, icon("pause"), t("paused")) : null)),
    h("button", { class: "code-chip", "aria-label": t("Room code {code}", { code: seen.code.split("").join(" ") }), on: { click: () => ask("join") } }, h("span", { class: "over" }, t("Room code")), h("span", { class: "code-word" }, seen.code)),
    h("div", { class: "row desk-acts" },
      isPlaying() ? [
        seen.paused ? act("play", t("All go on"), () => run("resume", {}, t("All tables go on."))) : act("pause", t("Pause all"), () => run("pause", {}, t("All tables are paused."))),
        act("plus", t("1 min for all"), () => run("extend", { seconds: 60 }, t("One minute more for all."))),
        act("skip-forward", t("Advance all"), () => run("advance", {}, t("All tables go on to the next part."))),
        act("newspaper", t("Bring news"), () => askNews(0)),
      ] : null,
      act("megaphone", t("Tell the class"), () => ask("broadcast", {}, { text: "", table: 0 })),
      next ? h("button", { class: `btn ${seen.stage === "play" ? "danger" : "primary"}`, on: { click: next[1] } }, icon(next[2]), next[0]) : null),
    h("div", { class: "tabs desk-tabs", role: "tablist", "aria-label": t("Parts of the control room"), on: { keydown: arrows } },
      tab("tables", t("Tables ({count})", { count: seen.tables.length })), tab("people", door ? t("People ({count}, {door} at the door)", { count: seen.people.length - door, door }) : t("People ({count})", { count: seen.people.length })), tab("class", t("Class"))));
}

const act = (image, label, click) => h("button", { class: "btn", on: { click } }, icon(image), label);

function tab(name, label) {
  const on = S.tab === name;
  return h("button", { role: "tab", id: `tab-${name}`, "aria-selected": String(on), "aria-controls": "panel", tabindex: on ? 0 : -1, on: { click: () => openTab(name) } }, label);
}

function openTab(name) {
  S.tab = name;
  history.replaceState(null, "", `#${name}`);
  change();
}

function arrows(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const wanted = event.key === "Home" ? 0 : event.key === "End" ? TABS.length - 1 : step ? (TABS.indexOf(S.tab) + step + TABS.length) % TABS.length : -1;
  if (wanted < 0) return;
  event.preventDefault();
  openTab(TABS[wanted]);
  requestAnimationFrame(() => document.getElementById(`tab-${TABS[wanted]}`).focus());
}

/** A new session where there is none: after the last one was deleted, say. */
function begin() {
  const start = async (event) => {
    event.preventDefault();
    const made = await run("create_session", { scenario: document.getElementById("first-scenario").value, section: document.getElementById("first-section").value, tables: Number(document.getElementById("first-tables").value) || 1 });
    if (made) location.href = `/control?session=${made}`;
  };
  return h("form", { class: "card stack", key: "begin", on: { submit: start } }, h("h2", {}, t("New session")),
    h("div", { class: "field" }, h("label", { for: "first-scenario" }, t("Scenario")), h("select", { id: "first-scenario" }, SCENARIOS.map((name) => h("option", { value: name }, name)))),
    h("div", { class: "grid2" },
      h("div", { class: "field" }, h("label", { for: "first-section" }, t("Section, such as Period 3")), h("input", { type: "text", id: "first-section", maxlength: 40 })),
      h("div", { class: "field" }, h("label", { for: "first-tables" }, t("Tables")), h("input", { type: "text", id: "first-tables", inputmode: "numeric", maxlength: 2, value: "1" }))),
    S.refusal ? h("p", { class: "notice warn", role: "alert" }, icon("circle-x"), S.refusal) : null,
    h("button", { class: "btn primary", type: "submit" }, t("Begin")));
}

function nothing() {
  return h("main", { class: "page", key: "none" }, h("h1", {}, t("Control room")), S.net === "over" ? h("p", { class: "notice warn" }, t("This browser is not the instructor's any more. Open the link that the host command printed."))
    : S.at ? [h("p", {}, t("No session is open.")), begin(), S.sessions.length ? h("ul", { class: "rows card" }, S.sessions.map((one) => h("li", { class: "row spread" }, `${one.title} ${one.section}`, h("button", { class: "btn tiny", on: { click: () => (location.href = `/control?session=${one.id}`) } }, t("Open"))))) : null]
      : h("p", { role: "status" }, t("Reaching the class server.")));
}

function draw() {
  const seen = S.overview;
  if (!seen || !S.book || S.book.session !== seen.session) return patch(root, [nothing(), live()]);
  const panel = { tables: tablesTab, people: peopleTab, class: classTab }[S.tab]();
  patch(root, [
    h("a", { class: "skip", href: "#panel", key: "skip" }, t("To the tables")),
    head(),
    h("main", { class: "desk-main", key: "main" }, h("div", { class: "stack wide", id: "panel", role: "tabpanel", "aria-labelledby": `tab-${S.tab}`, tabindex: -1 },
      seen.problems.map((line) => h("p", { class: "notice warn", role: "alert" }, icon("triangle-alert"), line)),
      S.refusal && !S.ask ? h("p", { class: "notice warn", role: "alert" }, icon("circle-x"), S.refusal) : null,
      panel)),
    h("footer", { class: "desk-foot", key: "foot" }, h("a", { href: `/control?session=${seen.session}&lang=${document.documentElement.lang.startsWith("fr") ? "en" : "fr"}`, lang: document.documentElement.lang.startsWith("fr") ? "en" : "fr" }, document.documentElement.lang.startsWith("fr") ? "English" : "Français")),
    live(),
    askNow(),
  ].filter(Boolean));
}

const live = () => h("p", { class: "toast", role: "status", "aria-live": "polite", key: "live" }, S.said);

const asked = Number(new URLSearchParams(location.search).get("session")) || 0;
const wire = useWire(hear, (state) => { S.net = state; if (state === "over") S.at = performance.now(); change(); });
wire.session = asked || (S.book ? S.book.session : 0);
onChange(draw);
draw();
wire.connect();
setInterval(() => S.overview && isPlaying() && change(), 1000);
