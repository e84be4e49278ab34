// The offer that a person composes: alternatives of options, each whole or in lots. It stays in the browser until it
// is shared with the delegation or put on the table.

import { S, book, keep, may, section } from "./seat_state.js";

export const LOTS = ["A", "B", "C", "D"];

const blank = () => ({ package: book().issues.map(() => -1), lots: null });

/** The draft as it is; a new one where there is none or the scenario is another. */
export function draft() {
  const kept = S.local.draft;
  if (kept && kept.alts.length && kept.alts.every((alt) => alt.package.length === book().issues.length)) return kept;
  return { alts: [blank()], at: 0 };
}

export const current = () => draft().alts[draft().at];

function put(alts, at) {
  keep({ draft: { alts, at: Math.min(at, alts.length - 1) } });
}

function change(to) {
  const { alts, at } = draft();
  put(alts.map((alt, index) => (index === at ? { ...alt, ...to } : alt)), at);
}

/** Set an issue to an option, or leave it out with -1. */
export function choose(issue, option) {
  change({ package: current().package.map((one, index) => (index === issue ? option : one)) });
}

/** Move an issue one option on; from "left out" to what stands today. */
export function step(issue, by, today) {
  const most = book().issues[issue].options.length - 1;
  const now = current().package[issue];
  choose(issue, Math.max(0, Math.min(most, now < 0 ? today : now + by)));
}

/** Offer whole (null) or in lots; every issue begins in the first. */
export function inLots(on) {
  change({ lots: on ? book().issues.map(() => 0) : null });
}

export function setLot(issue, lot) {
  change({ lots: current().lots.map((one, index) => (index === issue ? lot : one)) });
}

export const select = (at) => put(draft().alts, at);

export function addAlternative() {
  const { alts } = draft();
  put([...alts, structuredClone(current())], alts.length);
}

export function removeAlternative() {
  const { alts, at } = draft();
  put(alts.filter((_, index) => index !== at), Math.max(0, at - 1));
}

export const clear = () => put([blank()], 0);

/** Take alternatives from the table or from the delegation's draft; what is settled by now falls out. */
export function take(alternatives) {
  const done = (section("sheet") || { settled: [] }).settled;
  const most = may().alternatives ? book().limits.alternatives : 1;
  const alts = alternatives.slice(0, most).map((alternative) => {
    const issues = alternative.package.map((option, issue) => (done[issue] ? -1 : option));
    const lots = may().lots && alternative.lots.length ? book().issues.map((_, issue) => Math.max(0, alternative.lots.findIndex((lot) => lot.issues.includes(issue)))) : null;
    return { package: issues, lots };
  });
  put(alts, 0);
}

/** The draft as the table takes it; empty alternatives and empty lots fall out. */
export function alternatives() {
  const done = (section("sheet") || { settled: [] }).settled;
  const made = draft().alts.map(({ package: chosen, lots }) => {
    const issues = chosen.map((option, issue) => (done[issue] ? -1 : option));
    const parts = !lots || !may().lots ? [] : LOTS.map((name, lot) => ({ name, issues: issues.flatMap((option, issue) => (option >= 0 && lots[issue] === lot ? [issue] : [])) })).filter((part) => part.issues.length);
    return { package: issues, lots: parts };
  });
  return made.filter((one) => one.package.some((option) => option >= 0)).slice(0, may().alternatives ? book().limits.alternatives : 1);
}

/** Which of the alternatives that go out the one in work is. */
export function position() {
  const before = draft().alts.slice(0, draft().at).filter((one) => one.package.some((option) => option >= 0)).length;
  return Math.min(before, Math.max(0, alternatives().length - 1));
}

export const isEmpty = () => alternatives().length === 0;
