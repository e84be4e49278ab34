// What a person does: sends it, and tells them what came of it.

import { alternatives, isEmpty, position } from "./seat_draft.js";
import { S, change, me, say, section } from "./seat_state.js";
import { t } from "./words.js";

let wire = null;
let timer = 0;

/** Actions that wait for their answer: pressing a button twice does a thing once. */
const underway = new Set();

export function useWire(made) {
  wire = made;
}

/** Inside the delegation, and answers that no move of the other side makes pointless. */
const LASTING = new Set(["Draft", "Advise", "Initial", "Veto", "Guess", "Reply", "AnswerConsult", "PostSettle"]);

/** Submit an action; true when the table took it. A refusal is shown and read out. */
export async function act(action, done = "") {
  const key = JSON.stringify(action);
  if (underway.has(key)) return false;
  underway.add(key);
  S.refusal = "";
  change();
  const answer = await wire.ask({ kind: "act", seq: LASTING.has(action.type) ? null : S.seq, action });
  underway.delete(key);
  return finish(answer, done);
}

function finish(answer, done) {
  if (answer.ok) {
    S.refusal = "";
    say(done || t("Done."));
  } else {
    S.refusal = answer.text || t("That was refused.");
    say(S.refusal);
  }
  change();
  return answer.ok;
}

/** The public choices that were sent last, until a screen shows what became of them. */
let sent = null;

/** The public choices as far as this page knows: what was sent counts before the screen shows it. */
export function sealedChoices() {
  const kept = section("sealed") || { statement: null, pledge: null, measures: [] };
  return sent && sent.seat === me().seat && sent.screens >= S.screens ? { ...kept, ...sent.choices } : kept;
}

/** Seal this seat's part of the public choices. */
export async function seal(changes) {
  const kept = sealedChoices();
  const mine = kept.measures.filter(([seat]) => seat === me().seat).map(([, measure]) => measure);
  const message = { kind: "sealed", statement: kept.statement, pledge: kept.pledge, measures: mine, ...changes };
  if (!me().lead) {
    message.statement = null;
    message.pledge = null;
  }
  const others = kept.measures.filter(([seat]) => seat !== me().seat);
  const choices = { measures: [...others, ...message.measures.map((measure) => [me().seat, measure])] };
  if (me().lead) Object.assign(choices, { statement: message.statement, pledge: message.pledge });
  const own = { seat: me().seat, screens: Infinity, choices };
  sent = own;
  change();
  const answer = await wire.ask(message);
  if (sent === own) {
    if (answer.ok) own.screens = S.screens;
    else sent = null;
  }
  return finish(answer, t("Sealed: it stays hidden until your turn."));
}

export const ready = (on) => wire.tell({ kind: "ready", on });

export async function sayToTeam(words) {
  return finish(await wire.ask({ kind: "say", words }), t("Sent."));
}

/** Act in another of one's own seats. */
export function takeSeat(seat) {
  wire.takeSeat(seat);
}

export const setLanguage = (lang) => wire.tell({ kind: "lang", lang });

export const unanswered = () => (wire ? wire.unanswered() : 0);

/** Ask what the draft would mean, a moment after the last change; the figures stay until new ones come. */
export function previewDraft() {
  if (!me().side || !section("sheet")) return;
  const wanted = JSON.stringify([alternatives(), position(), S.seq, me().seat]);
  if (wanted === S.previewOf) return;
  S.previewOf = wanted;
  clearTimeout(timer);
  if (isEmpty()) {
    S.preview = null;
    return;
  }
  timer = setTimeout(async () => {
    const found = await previewOf({ type: "Propose", alternatives: alternatives() }, position());
    if (S.previewOf !== wanted || !found) return;
    S.preview = found;
    change();
  }, 250);
}

/** What an action would mean; null when there is no answer. */
export async function previewOf(action, alternative = 0) {
  const answer = await wire.ask({ kind: "preview", action, alternative }, false);
  return answer.ok ? answer.preview : null;
}
