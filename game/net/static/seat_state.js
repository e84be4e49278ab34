// What the page knows: the sections the server sent, what the person has typed, and a few things worked out of both.

import { change } from "./redraw.js";
import { t } from "./words.js";

export { change, onChange } from "./redraw.js";

export const S = {
  net: "connecting", // "open", "offline" or "over"
  bye: "",
  trouble: "",
  sections: {},
  clock: null,
  clockAt: 0,
  screens: 0, // how many the server has sent
  notices: [],
  ask: null, // the dialogue that is open
  preview: null,
  previewOf: "",
  refusal: "",
  said: [], // what the live region has told last
  local: null,
};

const SAID = 5;
let sayings = 0;

/** Say something through the live region: a line of its own, so that one does not cut another short. */
export function say(text) {
  S.said = [...S.said.slice(1 - SAID), { id: ++sayings, text }];
  change();
}

const FRESH = { tab: "", draft: null, chat: "", guess: [], consult: {}, words: "", pledge: {}, tone: "", reasons: [], signing: {}, seen: 0, dismissed: [], announced: 0 };

const place = () => {
  const me = S.sections.me || {};
  return `atl.${me.person}.${me.table}.${me.seat}`;
};

/** What was typed before a reload, for this person at this seat. */
export function remember() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(place()) || "null");
  } catch {
    kept = null;
  }
  S.local = { ...structuredClone(FRESH), ...(kept || {}), at: place() };
}

/** Change what is typed, and keep it through a reload. */
export function keep(changes) {
  Object.assign(S.local, changes);
  try {
    sessionStorage.setItem(S.local.at, JSON.stringify(S.local));
  } catch {
    // Without storage a reload forgets; the page goes on.
  }
  change();
}

export const isHere = () => S.local && S.local.at === place();

// -- worked out -------------------------------------------------------------------------------------------------

export const section = (name) => S.sections[name];
export const me = () => S.sections.me || {};
export const may = () => (S.sections.seat || {}).may || {};
export const phase = () => (S.clock && S.clock.phase) || "open";
export const mine = () => S.sections.private || null;
export const book = () => S.sections.book;

export function sideOf(id) {
  return book().sides.find((side) => side.id === id);
}

export function otherSide() {
  return book().sides.find((side) => side.id !== me().side);
}

/** "first" or "second": the colour of a side. */
export const tone = (side) => (sideOf(side) || {}).colour || "first";

export const seatName = (id) => (book().seats.find((seat) => seat.id === id) || { name: id }).name;

/** Who sits there: the names people gave, or the machine. */
export function whoSits(seat) {
  const people = section("people") || { seats: {}, bots: {} };
  const names = people.seats[seat];
  if (names && names.length) return names.join(", ");
  const known = book().seats.find((one) => one.id === seat);
  if (known && known.lead && people.bots[known.side]) return t("the machine");
  return "";
}

export const issueTitle = (issue) => book().issues[issue].title;
export const optionLabel = (issue, option) => (option < 0 ? t("left out") : book().issues[issue].options[option].label);

export function offerOf(side) {
  return (section("offers") || []).find((offer) => offer.side === side) || null;
}

export const myOffer = () => offerOf(me().side);
export const theirOffer = () => (me().side ? offerOf(otherSide().id) : null);

/** Whether a phase of the class clock lets table moves through: face to face, public choices and close do not. */
export const tableOpen = () => ["table", "open"].includes(phase());
/** Whether a statement, pledge or measure is made at once; with the class clock they are sealed beforehand. */
export const choosing = () => phase() === "open";
export const started = () => !["lobby", "brief"].includes(phase());
export const sealing = () => phase() === "public";
export const isOver = () => (section("status") || {}).phase === "ended";

/** The option of an issue in force or signed now. */
export function standing(issue) {
  const sheet = section("sheet");
  if (!sheet) return book().issues[issue].quo;
  return sheet.pending[issue] === null ? sheet.inForce[issue] : sheet.pending[issue];
}
