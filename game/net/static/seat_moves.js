// What a side does beside the table move: statement, pledge, measures, consultations, guess, replies.

import { act, seal, sealedChoices } from "./seat_acts.js";
import { h, icon } from "./dom.js";
import { S, book, change, choosing, isOver, issueTitle, keep, may, me, mine, optionLabel, otherSide, phase, sealing, seatName, section, tableOpen } from "./seat_state.js";
import { closeAfter, dialog } from "./seat_offers.js";
import { number, t } from "./words.js";

/** The tab: what waits for an answer first, then everything that can be done. */
export function movesTab() {
  return [asked(), answerCard(), settleCard(), guessCard(), statementCard(), measuresCard(), consultCard()].filter(Boolean);
}

/** Whether something waits for this seat's answer. */
export function isAsked() {
  const can = may();
  return Boolean((can.reply && can.reply.length) || can.answer || can.settle);
}

const card = (key, title, ...body) => h("section", { class: "card", key, "aria-labelledby": `${key}-title` }, h("div", { class: "stack" }, h("h2", { id: `${key}-title` }, title), body));

function asked() {
  const asks = section("asks") || [];
  if (!asks.length) return null;
  return asks.map((ask) => {
    const able = may().reply.includes(ask.event);
    return card(`ask-${ask.event}`, ask.headline,
      h("p", {}, ask.text),
      h("p", { class: "muted small" }, able ? t("{seat} is asked to reply.", { seat: seatName(ask.seat) }) : t("{seat} decides on the reply.", { seat: seatName(ask.seat) })),
      h("ul", { class: "rows" }, ask.replies.map((reply) => h("li", { class: "row spread" },
        h("div", { class: "grow" }, h("p", { class: "strong" }, reply.label), h("p", { class: "small muted" }, `${reply.manner} · ${reply.effects}`)),
        able ? h("button", { class: "btn", "aria-label": t("Reply: {reply}", { reply: reply.label }), on: { click: () => act({ type: "Reply", event: ask.event, reply: reply.id }, t("Your reply is given.")) } }, t("Reply")) : null))));
  });
}

function answerCard() {
  const found = section("consults");
  if (!found || !found.waiting) return null;
  const able = may().answer;
  const answer = (candour, words = "") => () => act({ type: "AnswerConsult", candour, words }, t("Answered."));
  return card("answer", t("They consult you"),
    h("p", {}, found.waiting.text),
    able ? [
      h("ul", { class: "rows" },
        h("li", { class: "row spread" }, h("div", { class: "grow" }, h("p", { class: "strong" }, t("A certified exchange")), h("p", { class: "small muted" }, t("Both sides see the true order of the other's priorities."))), h("button", { class: "btn", on: { click: answer("exchange") } }, t("Exchange"))),
        h("li", { class: "stack tight" }, h("label", { class: "strong", for: "words" }, t("In your own words")), h("p", { class: "small muted", id: "words-note" }, t("Nobody checks them before the debrief.")),
          h("textarea", { id: "words", "aria-describedby": "words-note", maxlength: book().limits.words, value: S.local.words, on: { input: (event) => keep({ words: event.target.value }) } }),
          h("div", {}, h("button", { class: "btn", disabled: !S.local.words.trim(), on: { click: async () => { if (await act({ type: "AnswerConsult", candour: "words", words: S.local.words.trim() }, t("Answered."))) keep({ words: "" }); } } }, t("Say it")))),
        h("li", { class: "row spread" }, h("div", { class: "grow" }, h("p", { class: "strong" }, t("Refuse")), h("p", { class: "small muted" }, t("They learn nothing, and they notice."))), h("button", { class: "btn", on: { click: answer("refuse") } }, t("Refuse")))),
    ] : h("p", { class: "muted" }, t("The head of your delegation answers.")));
}

function settleCard() {
  const packages = section("post") || [];
  if (!packages.length || section("status").phase !== "post_settlement") return null;
  const chosen = S.local.settle || [];
  const flip = (index) => {
    const now = S.local.settle || [];
    keep({ settle: now.includes(index) ? now.filter((one) => one !== index) : [...now, index].sort() });
  };
  return card("settle", t("After the settlement"),
    h("p", {}, t("These packages are better for both sides and would pass both votes. Choose those you would accept; the other side chooses without seeing it. The score stays as it is.")),
    packages.map((text, index) => h("label", { class: "check lot" }, h("input", { type: "checkbox", checked: chosen.includes(index), disabled: !may().settle, on: { change: () => flip(index) } }), h("span", {}, h("span", { class: "strong" }, t("Package {number}", { number: index + 1 })), " ", text))),
    may().settle ? h("div", {}, h("button", { class: "btn primary", on: { click: () => act({ type: "PostSettle", accept: chosen }, t("Answered.")) } }, chosen.length ? t("We would accept these") : t("We would accept none"))) : h("p", { class: "muted" }, t("The head of your delegation answers.")));
}

function guessCard() {
  const round = section("status").round;
  const made = ((section("means") || { guesses: [] }).guesses.find(([number]) => number === round) || [])[1];
  if (!made && !may().guess && !holds("guess")) return null;
  if (made) return card("guess", t("What matters to them"), h("p", {}, t("Your guess: {issues}", { issues: made.map(issueTitle).join(", ") })));
  const least = book().limits.ranking;
  // Read anew at each choice: two may be made before the page is drawn again.
  const ranked = () => Array.from({ length: least }, (_, place) => (S.local.guess[place] === undefined ? -1 : S.local.guess[place]));
  const ranking = ranked();
  const names = [t("Matters most to them"), t("Second"), t("Third")];
  const set = (place, issue) => keep({ guess: ranked().map((one, index) => (index === place ? issue : one === issue ? -1 : one)) });
  return card("guess", t("What matters to them"),
    h("p", {}, t("Rank the three issues that you think matter most to the other side. The debrief compares it with the truth; it costs nothing.")),
    ranking.map((issue, place) => h("div", { class: "field" }, h("label", { for: `guess-${place}` }, names[place] || String(place + 1)), h("select", { id: `guess-${place}`, value: String(issue), disabled: !may().guess, on: { change: (event) => set(place, Number(event.target.value)) } }, h("option", { value: "-1" }, t("choose an issue")), book().issues.map((known, index) => h("option", { value: String(index) }, known.title))))),
    h("div", {}, h("button", { class: "btn primary", disabled: !may().guess || ranking.includes(-1), on: { click: () => act({ type: "Guess", ranking }, t("Your guess is kept for the debrief.")) } }, t("Make the guess"))));
}

const holds = (duty) => ((section("tasks") || []).find((task) => task.duty === duty) || {}).seat === me().seat;

function statementCard() {
  if (!me().lead || isOver()) return null;
  const done = section("means").turn.statement;
  const closed = sealing();
  const able = closed ? true : may().statement && choosing();
  const kept = sealedChoices();
  const now = closed ? kept.statement || "neutral" : S.local.tone || "neutral";
  const tones = mine().tones;
  const chosen = tones.find((one) => one.id === now) || tones[1];
  const pickTone = (id) => (closed ? seal({ statement: id }) : keep({ tone: id }));
  return card("statement", t("Public statement"),
    h("fieldset", { class: "seg" }, h("legend", { class: "vh" }, t("Tone of the statement")), tones.map((one) => h("label", { key: one.id }, h("input", { type: "radio", name: "tone", value: one.id, checked: one.id === now, disabled: !able, on: { change: () => pickTone(one.id) } }), icon(one.icon), one.label))),
    h("p", { class: "small muted" }, chosen.effects),
    closed ? h("p", { class: "notice" }, icon("lock"), kept.statement ? t("Sealed until your turn; you may still change it.") : t("Choose: both sides choose at the same time, and nobody sees it before your turn."))
      : me().clock ? h("p", { class: "notice" }, icon("info"), t("With the class clock, both sides choose before the table opens."))
      : h("div", { class: "row" }, h("button", { class: "btn", disabled: !able, on: { click: () => act({ type: "Statement", tone: now }, t("Said in public.")) } }, icon("megaphone"), t("Say it in public")), done ? h("span", { class: "pill ok" }, icon("check"), t("made this turn")) : null),
    mayPledge() ? h("div", {}, h("button", { class: "btn", on: { click: () => { S.ask = { kind: "pledge" }; change(); } } }, icon("megaphone"), t("Pledge in public…"))) : null);
}

/** A pledge goes with the turn, or is sealed with the public choices. */
export function mayPledge() {
  const since = book().rules.pledges;
  return sealing() ? me().lead && since >= 0 && section("status").round >= since : may().pledge && choosing();
}

function measuresCard() {
  const own = section("means");
  const all = mine() ? mine().measures : [];
  if (!all.length || isOver() || !(book().rules.measures >= 0)) return null;
  if (section("status").round < book().rules.measures) return card("measures", t("Measures"), h("p", { class: "muted" }, t("In play from round {round}.", { round: book().rules.measures })));
  const sealed = new Set(sealedChoices().measures.map(([, measure]) => measure));
  return card("measures", t("Measures"),
    h("p", {}, t("What your side can do alone, paid in political capital. You have {capital}.", { capital: number(own.capital, own.capital % 1 ? 1 : 0) })),
    me().clock && !sealing() ? h("p", { class: "notice" }, icon("info"), t("With the class clock, measures are chosen in the minute of public choices.")) : null,
    h("ul", { class: "rows" }, all.map((measure) => measureRow(measure, own.measures.find((one) => one.id === measure.id), sealed.has(measure.id)))));
}

function measureRow(measure, state, isSealed) {
  const yours = may().measures.includes(measure.id);
  const why = state.why;
  const next = measure.levels[Math.min(state.used, measure.levels.length - 1)];
  return h("li", { class: "row spread" },
    h("div", { class: "grow stack tight" },
      h("p", {}, h("span", { class: "strong" }, measure.label), " ", h("span", { class: "pill" }, icon("coins"), t("cost {cost}", { cost: number(measure.cost, measure.cost % 1 ? 1 : 0) })), measure.breach ? h("span", { class: "pill warn" }, t("breaks ratified terms")) : null),
      h("p", { class: "small" }, measure.text),
      next ? h("p", { class: "small muted" }, next) : null,
      h("p", { class: "small muted" }, t("Used {used} of {uses}. {seat}.", { used: state.used, uses: state.uses, seat: seatName(measure.seat) }), why && yours ? " " + why : "")),
    !yours ? null : sealing()
      ? h("button", { class: `btn${isSealed ? " primary" : ""}`, "aria-pressed": String(isSealed), disabled: Boolean(why) && !isSealed, on: { click: () => seal({ measures: isSealed ? [] : [measure.id] }) } }, icon(isSealed ? "lock" : "lock-open"), isSealed ? t("Sealed") : t("Seal it"))
      : me().clock ? null : h("button", { class: "btn", disabled: Boolean(why) || !may().turn || may().last || !choosing(), "aria-label": t("Use: {measure}", { measure: measure.label }), on: { click: () => { S.ask = { kind: "measure", measure: measure.id }; change(); } } }, t("Use…")));
}

export function measureAsk() {
  const measure = mine().measures.find((one) => one.id === S.ask.measure);
  const state = section("means").measures.find((one) => one.id === measure.id);
  return dialog(t("Use this measure?"), [h("p", { class: "strong" }, measure.label), h("p", {}, measure.text), h("p", { class: "muted" }, measure.levels[Math.min(state.used, measure.levels.length - 1)] || ""), h("p", {}, t("It costs {cost} of {capital} political capital.", { cost: number(measure.cost), capital: number(section("means").capital, 1) }))],
    h("button", { class: "btn primary", on: { click: () => closeAfter(act({ type: "UseMeasure", measure: measure.id })) } }, t("Use it")));
}

function consultCard() {
  const found = section("consults");
  const since = book().rules.consult;
  if (!found || isOver() || !(since >= 0)) return null;
  if (section("status").round < since) return card("consult", t("Consult the other side"), h("p", { class: "muted" }, t("In play from round {round}.", { round: since })));
  const keeper = (section("tasks").find((task) => task.duty === "consult") || {}).seat;
  const { issue = 0, against = -1 } = S.local.consult;
  const able = may().consult && tableOpen();
  const settled = section("sheet").settled;
  const open = book().issues.map((known, index) => index).filter((index) => !settled[index]);
  const list = (id, label, value, first, set) => h("div", { class: "field" }, h("label", { for: id }, label), h("select", { id, value: String(value), on: { change: (event) => set(Number(event.target.value)) } }, first, open.map((index) => h("option", { value: String(index) }, issueTitle(index)))));
  return card("consult", t("Consult the other side"),
    h("p", {}, t("Ask what an issue is worth to them, or which of two matters more. Left: {left} of {most}.", { left: section("means").consultsLeft, most: book().limits.consults })),
    keeper && keeper !== me().seat ? h("p", { class: "notice" }, icon("info"), t("{seat} holds the question this round. Tell them what you want to know.", { seat: seatName(keeper) })) : [
      list("consult-issue", t("The issue"), issue, null, (value) => keep({ consult: { ...S.local.consult, issue: value } })),
      list("consult-against", t("Compared with"), against, h("option", { value: "-1" }, t("nothing: what is it worth to them?")), (value) => keep({ consult: { ...S.local.consult, against: value } })),
      h("div", {}, h("button", { class: "btn", disabled: !able || issue === against, on: { click: () => act({ type: "Consult", issue, against: against < 0 ? null : against }, t("Asked.")) } }, icon("message-square"), t("Ask"))),
      able ? null : h("p", { class: "small muted" }, t("You can ask when your side is at turn at the table."))],
    found.asked.length ? h("ul", { class: "rows" }, found.asked.map((one) => h("li", {}, h("p", { class: "small muted" }, t("Round {round}", { round: one.round }), " · ", one.text), h("p", { class: "strong" }, one.answer)))) : null);
}

export function pledgeAsk() {
  const settled = section("sheet").settled;
  const open = book().issues.map((_, index) => index).filter((index) => !settled[index]);
  const issue = open.includes(S.local.pledge.issue) ? S.local.pledge.issue : open[0] || 0;
  const option = Math.min(S.local.pledge.option || 0, book().issues[issue].options.length - 1);
  const send = () => closeAfter(sealing() ? seal({ pledge: [issue, option] }) : act({ type: "Pledge", issue, option }, t("Pledged in public.")));
  return dialog(t("Pledge in public"), [
    h("p", {}, t("You promise to sign nothing worse for your side than this option. {side} will believe you; going back on it costs support and points.", { side: otherSide().name })),
    h("div", { class: "field" }, h("label", { for: "pledge-issue" }, t("The issue")), h("select", { id: "pledge-issue", value: String(issue), on: { change: (event) => keep({ pledge: { issue: Number(event.target.value), option: 0 } }) } }, open.map((index) => h("option", { value: String(index) }, issueTitle(index))))),
    h("div", { class: "field" }, h("label", { for: "pledge-option" }, t("Nothing worse than")), h("select", { id: "pledge-option", value: String(option), on: { change: (event) => keep({ pledge: { issue, option: Number(event.target.value) } }) } }, book().issues[issue].options.map((_, index) => h("option", { value: String(index) }, optionLabel(issue, index))))),
  ], h("button", { class: "btn primary", on: { click: send } }, icon("megaphone"), t("Pledge")));
}
