// What the control room knows: the overview that the server sends, the scenario's names, and what is open on the page.

import { change } from "./redraw.js";
import { t } from "./words.js";

export { change, onChange } from "./redraw.js";

export const S = {
  net: "connecting",
  overview: null,
  sessions: [],
  book: null,
  at: 0, // when the overview came, on this page's clock
  tab: location.hash.slice(1) || "tables",
  sort: "number",
  ask: null, // the dialogue that is open: { kind, ... }
  refusal: "",
  said: "",
  form: {}, // what is typed in the dialogue
  watch: null,
  link: "",
};

export const TABS = ["tables", "people", "class"];
if (!TABS.includes(S.tab)) S.tab = "tables";

/** Say something through the live region. */
export function say(text) {
  const said = S.said === text ? text + "\u00a0" : text;
  S.said = said;
  setTimeout(() => {
    if (S.said === said) S.said = "";
    change();
  }, 7000);
  change();
}

export function ask(kind, more = {}, form = {}) {
  S.ask = { kind, ...more };
  S.form = form;
  S.refusal = "";
  S.watch = null;
  S.link = "";
  change();
}

export function close() {
  S.ask = null;
  S.refusal = "";
  S.watch = null;
  change();
}

export const sideName = (id) => (S.book.sides.find((side) => side.id === id) || { name: id }).name;
/** How a machine plays, in words. */
export const botName = (id) => (S.book.bots.find((bot) => bot.id === id) || { name: id }).name;
export const seatName = (id) => (S.book.seats.find((seat) => seat.id === id) || { name: id }).name;
export const seatOf = (id) => S.book.seats.find((seat) => seat.id === id);
export const sideOfSeat = (id) => S.book.sides.find((side) => side.id === (seatOf(id) || {}).side);
export const person = (id) => S.overview.people.find((one) => one.id === id);
export const table = (number) => S.overview.tables.find((one) => one.number === number);
/** The events that may be brought: sensitive ones only where they were turned on. */
export function newsToBring() {
  const off = new Set(S.book.sensitive.map((item) => item.id).filter((id) => !S.overview.settings.sensitive.includes(id)));
  return S.book.events.filter((event) => !off.has(event.id));
}

/** Open the dialogue that brings news. */
export function askNews(table) {
  const [first] = newsToBring();
  ask("inject", {}, { event: first ? first.id : "", table });
}

export const isPlaying = () => S.overview.stage === "play";
export const since = () => (performance.now() - S.at) / 1000;

/** Seconds left at a table now, between two overviews. */
export function left(row) {
  if (row.left === null || row.left === undefined) return null;
  return row.paused ? row.left : Math.max(0, row.left - since());
}

export function stuck(row) {
  return row.over || row.paused || !isPlaying() ? 0 : row.stuck_for + since();
}

const PHASES = () => ({
  lobby: t("waiting to start"), brief: t("reading the brief"), talk: t("face to face"), public: t("public choices"), table: t("at the table"),
  close: t("close of the round"), open: t("playing"), debrief: t("debrief"),
});

export const phaseName = (phase) => PHASES()[phase] || phase;
const STAGES = () => ({ lobby: t("People are joining"), brief: t("Reading the brief"), play: t("The game is on"), debrief: t("Debrief"), closed: t("Put away") });
export const stageName = (stage) => STAGES()[stage] || stage;
