// Doing things from the control room: one call for each command, with its refusal shown where it was asked for.

import { DeskWire } from "./control_wire.js";
import { S, change, close, say } from "./control_state.js";
import { t } from "./words.js";

let wire = null;

export function useWire(hear, state) {
  wire = new DeskWire(hear, state);
  return wire;
}

/** Run a command; `done` is said when it worked. Returns the answer's result, or null when it was refused. */
export async function run(command, args = {}, done = "") {
  S.refusal = "";
  const answer = await wire.do(command, args, S.overview ? S.overview.session : 0);
  if (!answer.ok) {
    S.refusal = answer.text || t("That was refused.");
    if (!S.ask) say(S.refusal);
    change();
    return null;
  }
  if (done) say(done);
  change();
  return answer.result === undefined || answer.result === null ? true : answer.result;
}

/** As `run`, and close the dialogue that asked when it worked; not one that was opened while the answer was under way. */
export async function runAndClose(command, args = {}, done = "") {
  const asked = S.ask;
  const result = await run(command, args, done);
  if (result !== null && S.ask === asked) close();
  return result;
}

/** Turn to another session; its scenario's names are fetched first. */
export async function turnTo(session) {
  const answer = await fetch(`/control/book?session=${session}`, { cache: "no-store" });
  if (answer.ok) S.book = await answer.json();
  history.replaceState(null, "", `/control?session=${session}#${S.tab}`);
  wire.watch(session);
  close();
}

let watching = 0;

/** What one table sees and does, asked anew every two seconds while its dialogue is open. */
export async function watchTable(number) {
  const mine = ++watching;
  while (S.ask && S.ask.kind === "watch" && S.ask.table === number && mine === watching) {
    try {
      const answer = await fetch(`/control/watch?session=${S.overview.session}&table=${number}`, { cache: "no-store" });
      if (answer.ok) {
        S.watch = await answer.json();
        change();
      }
    } catch {
      // The next look says more.
    }
    await new Promise((settle) => setTimeout(settle, 2000));
  }
}
