// What is on the table and what was signed; and the questions before an offer is put, signed or declined.

import { act, previewOf } from "./seat_acts.js";
import { alternatives } from "./seat_draft.js";
import { h, icon } from "./dom.js";
import { S, book, change, issueTitle, keep, may, me, myOffer, optionLabel, section, seatName, sideOf, theirOffer, tone } from "./seat_state.js";
import { band, number, t } from "./words.js";

/** The terms of an alternative, by lots where it has any. */
export function terms(alternative) {
  const line = (issue) => h("li", {}, h("span", {}, issueTitle(issue)), h("span", {}, optionLabel(issue, alternative.package[issue])));
  if (!alternative.lots.length) {
    const named = alternative.package.flatMap((option, issue) => (option >= 0 ? [issue] : []));
    return h("ul", { class: "terms" }, named.map(line));
  }
  return alternative.lots.map((lot, index) => h("div", { class: "lot" }, h("p", { class: "over" }, t("Lot {name}", { name: lot.name || index + 1 })), h("ul", { class: "terms" }, lot.issues.map(line))));
}

/** The offers that stand, and the deals. */
export function offersCard() {
  const offers = section("offers") || [];
  const deals = section("deals") || [];
  return h("section", { class: "card", key: "offers", "aria-labelledby": "offers-title" },
    h("div", { class: "stack" },
      h("h2", { id: "offers-title" }, t("On the table")),
      offers.length ? h("div", { class: "grid2" }, offers.map((offer) => h("div", { class: `stack tight ${tone(offer.side)}` },
        h("p", { class: "strong tone" }, offer.side === me().side ? t("Our offer, round {round}", { round: offer.round }) : t("{side} offers, round {round}", { side: sideOf(offer.side).name, round: offer.round })),
        offer.alternatives.map((one, index) => h("div", { class: "stack tight" },
          offer.alternatives.length > 1 ? h("p", { class: "over" }, t("Alternative {number}", { number: index + 1 })) : null,
          h("p", { class: "small muted" }, one.lots.length ? t("separable: each lot whole") : t("whole: all or nothing")), terms(one)))))) : h("p", { class: "muted" }, t("No offer is on the table.")),
      deals.length ? h("div", { class: "stack tight" }, h("p", { class: "over" }, t("Signed")), deals.map((deal) => h("div", { class: "lot" },
        h("p", { class: "row" }, h("span", { class: "strong" }, t("Deal {number}", { number: deal.number })), h("span", { class: `pill ${deal.status === "ratified" ? "ok" : deal.status === "pending" ? "" : "warn"}` }, deal.statusText)),
        h("ul", { class: "terms" }, deal.terms.map(([issue, option]) => h("li", {}, h("span", {}, issueTitle(issue)), h("span", {}, optionLabel(issue, option))))),
        (may().snap || []).includes(deal.number) ? h("button", { class: "btn tiny", on: { click: () => act({ type: "SnapBack", deal: deal.number }) } }, t("Take back our concessions")) : null))) : null));
}

const close = () => { S.ask = null; change(); };

/** A dialogue: a title, what it says, and its buttons. Escape closes it. */
export function dialog(title, body, buttons) {
  return h("dialog", { class: "ask", key: `ask-${S.ask.kind}`, modal: true, "aria-labelledby": "ask-title", on: { cancel: (event) => { event.preventDefault(); close(); } } },
    h("div", { class: "ask-head" }, h("h2", { id: "ask-title" }, title), h("button", { class: "btn square ghost", "aria-label": t("Close"), on: { click: close } }, icon("x"))),
    h("div", { class: "ask-body", tabindex: "0" }, body, S.refusal ? h("p", { class: "notice warn", role: "alert" }, icon("circle-x"), S.refusal) : null),
    h("div", { class: "ask-foot" }, h("button", { class: "btn", on: { click: close } }, t("Cancel")), buttons));
}

/** Close a dialogue once what it asked for is done; not one that was opened while the answer was under way. */
async function closeAfter(doing) {
  const asked = S.ask;
  if ((await doing) && S.ask === asked) close();
}

const go = (action, done) => closeAfter(act(action, done));

/** Refusals that only say that it is not the moment: a draft may be thought about at any time. */
const LATER = new Set(["not_your_turn", "wrong_phase", "lead_only", "already_done", "talks_suspended", "paused", "same_offer", "initial_missing"]);

/** What a package means for us: figures, both gauges, and what stands in the way. */
export function meaning(found, quiet = false) {
  if (!found) return h("p", { class: "muted" }, t("Working it out…"));
  return h("div", { class: "stack tight" },
    h("p", {}, h("span", { class: `num ${found.gain >= 0 ? "good" : "bad"}` }, t("{points} points", { points: number(found.gain, 1, true) })), " ", t("against no deal ({points} instead of {noDeal})", { points: number(found.points, 1), noDeal: number(found.noDeal, 1) })),
    found.amounts.length ? h("ul", { class: "small" }, found.amounts.map((line) => h("li", {}, line))) : null,
    found.jobs.length ? h("p", { class: "small muted" }, t("Jobs in the traded sectors: {parts}", { parts: found.jobs.map(([region, jobs]) => `${region} ${jobs}`).join(", ") })) : null,
    h("div", { class: "grid2" }, gauge(t("At your home"), found.own, me().side), gauge(t("At their home"), found.other, book().sides.find((side) => side.id !== me().side).id)),
    found.hint ? h("p", { class: "small" }, t("To them, after what they told you: {low} to {high} points.", { low: number(found.hint[0], 1, true), high: number(found.hint[1], 1, true) })) : null,
    found.refusals.filter((one) => !quiet || !LATER.has(one.code)).map((one) => h("p", { class: "notice warn" }, icon("triangle-alert"), t("Not possible now: {why}", { why: one.text }))));
}

function gauge(name, found, side) {
  if (!found) return null;
  return h("div", { class: `stack tight ${tone(side)}` }, h("p", { class: "over" }, name),
    h("p", {}, t("chance to pass"), " ", h("span", { class: "num tone" }, band(found.low, found.high))),
    h("span", { class: "meter", "aria-hidden": "true" }, h("i", { css: { width: `${Math.round(50 * (found.low + found.high))}%` } })));
}

/** Fetch the figures of the action that the dialogue asks about. */
function figures(action, alternative = 0) {
  const key = JSON.stringify([action, alternative, S.seq]);
  if (S.ask.of !== key) {
    S.ask.of = key;
    S.ask.found = null;
    previewOf(action, alternative).then((found) => {
      if (S.ask && S.ask.of === key) {
        S.ask.found = found;
        change();
      }
    });
  }
  return meaning(S.ask.found);
}

/** The lead may put or sign without a missing initial, once, for capital. */
function override(action) {
  const missing = S.ask.found && S.ask.found.refusals.some((one) => one.code === "initial_missing");
  if (!missing || !may().initials || section("means").overrideUsed) return action;
  return S.ask.override ? { ...action, override: true } : action;
}

function overrideBox() {
  const missing = S.ask.found && S.ask.found.refusals.some((one) => ["initial_missing"].includes(one.code));
  if (!(missing || S.ask.override) || section("means").overrideUsed) return null;
  return h("label", { class: "check" }, h("input", { type: "checkbox", checked: Boolean(S.ask.override), on: { change: (event) => { S.ask.override = event.target.checked; change(); } } }), h("span", {}, t("Go over the missing initial: once a game, for {cost} capital", { cost: number(book().limits.override) })));
}

export function proposeAsk() {
  const made = alternatives();
  const action = { type: "Propose", alternatives: made, ...(S.ask.override ? { override: true } : {}) };
  return dialog(t("Put this offer on the table?"), [
    made.map((one, index) => h("div", { class: "stack tight" }, made.length > 1 ? h("p", { class: "over" }, t("Alternative {number}", { number: index + 1 })) : null, terms(one))),
    figures(action), overrideBox(),
  ], h("button", { class: "btn primary", disabled: !made.length, on: { click: () => go(override(action), t("Your offer is on the table.")) } }, icon("send"), t("Propose")));
}

/** Signing: which alternative, and whole or which lots. */
export function signAsk() {
  const offer = theirOffer();
  if (!offer) return dialog(t("Sign"), h("p", {}, t("Their offer is no longer on the table.")), null);
  const chosen = S.local.signing.number === offer.number ? S.local.signing : { number: offer.number, alternative: 0, lots: null };
  const at = Math.min(chosen.alternative, offer.alternatives.length - 1);
  const one = offer.alternatives[at];
  const all = one.lots.map((_, lot) => lot);
  const lots = one.lots.length ? (chosen.lots || all).filter((lot) => lot < one.lots.length) : [];
  const action = { type: "Respond", sign: true, alternative: at, lots, ...(S.ask.override ? { override: true } : {}) };
  const none = one.lots.length > 0 && lots.length === 0;
  return dialog(t("Sign their offer?"), [
    offer.alternatives.length > 1 ? h("fieldset", { class: "seg" }, h("legend", { class: "vh" }, t("Which alternative")), offer.alternatives.map((_, index) => h("label", {}, h("input", { type: "radio", name: "alternative", value: String(index), checked: index === at, on: { change: () => keep({ signing: { number: offer.number, alternative: index, lots: null } }) } }), t("Alternative {number}", { number: index + 1 })))) : null,
    one.lots.length ? one.lots.map((lot, index) => h("label", { class: "lot check" },
      h("input", { type: "checkbox", checked: lots.includes(index), on: { change: (event) => keep({ signing: { number: offer.number, alternative: at, lots: event.target.checked ? [...lots, index].sort() : lots.filter((place) => place !== index) } }) } }),
      h("span", { class: "grow" }, h("span", { class: "over" }, t("Lot {name}", { name: lot.name || index + 1 })), h("ul", { class: "terms" }, lot.issues.map((issue) => h("li", {}, h("span", {}, issueTitle(issue)), h("span", {}, optionLabel(issue, one.package[issue])))))))) : terms(one),
    none ? h("p", { class: "notice" }, t("Choose at least one lot.")) : figures(action),
    h("p", { class: "small muted" }, t("What you sign goes home for ratification on both sides at the end of the round.")), overrideBox(),
  ], h("button", { class: "btn primary", disabled: none, on: { click: () => go(override(action), t("Signed. Now it must pass at home.")) } }, icon("signature"), t("Sign")));
}

export function declineAsk() {
  const offer = theirOffer();
  const named = offer ? [...new Set(offer.alternatives.flatMap((one) => one.package.flatMap((option, issue) => (option >= 0 ? [issue] : []))))] : [];
  const reasons = S.local.reasons.filter((reason) => named.includes(reason.issue));
  const put = (list) => keep({ reasons: list });
  const set = (index, to) => put(reasons.map((reason, place) => (place === index ? { ...reason, ...to } : reason)));
  const free = named.filter((issue) => !reasons.some((reason) => reason.issue === issue));
  const words = { toward_us: t("would have to move toward us"), linked: t("is possible only with movement elsewhere"), red_line: t("is a red line as offered") };
  const sent = reasons.map((reason) => ({ issue: reason.issue, direction: reason.direction, linked_issue: reason.direction === "linked" && reason.linked >= 0 ? reason.linked : null }));
  return dialog(t("Decline their offer?"), [
    h("p", {}, t("A reason names an issue and a direction, never an amount. It helps them to come back with something better.")),
    reasons.map((reason, index) => h("div", { class: "lot stack tight" },
      h("div", { class: "row spread" }, h("span", { class: "strong" }, issueTitle(reason.issue)), h("button", { class: "btn tiny ghost", "aria-label": t("Remove the reason on {issue}", { issue: issueTitle(reason.issue) }), on: { click: () => put(reasons.filter((_, place) => place !== index)) } }, icon("x"), t("Remove"))),
      h("select", { "aria-label": t("{issue}: why", { issue: issueTitle(reason.issue) }), value: reason.direction, on: { change: (event) => set(index, { direction: event.target.value }) } }, Object.entries(words).map(([value, label]) => h("option", { value }, label))),
      reason.direction === "linked" ? h("select", { "aria-label": t("Movement on which issue"), value: String(reason.linked), on: { change: (event) => set(index, { linked: Number(event.target.value) }) } }, h("option", { value: "-1" }, t("anywhere else")), book().issues.map((issue, place) => (place === reason.issue ? null : h("option", { value: String(place) }, issue.title)))) : null)),
    free.length && reasons.length < book().limits.reasons ? h("div", { class: "field" }, h("label", { for: "reason" }, t("Add a reason on")), h("select", { id: "reason", value: "", on: { change: (event) => event.target.value !== "" && put([...reasons, { issue: Number(event.target.value), direction: "toward_us", linked: -1 }]) } }, h("option", { value: "" }, t("choose an issue")), free.map((issue) => h("option", { value: String(issue) }, issueTitle(issue))))) : null,
  ], h("button", { class: "btn primary", on: { click: async () => { await go({ type: "Respond", sign: false, reasons: sent }, t("Declined.")); if (!S.ask) keep({ reasons: [] }); } } }, t("Decline")));
}

/** On a phone: the moves that are seldom made. */
export function moreAsk() {
  const turn = (kind) => () => { S.ask = { kind }; change(); };
  return dialog(t("More moves"), [
    may().withdraw && myOffer() ? h("button", { class: "btn", on: { click: turn("withdraw") } }, icon("undo-2"), t("Withdraw")) : null,
    may().walk ? h("button", { class: "btn danger", on: { click: turn("walk") } }, icon("log-out"), t("Walk away")) : null,
  ], null);
}

export function plainAsk(kind) {
  const texts = {
    withdraw: [t("Take your offer off the table?"), t("They can no longer sign it."), { type: "Withdraw" }, t("Withdraw")],
    walk: [t("Walk away?"), t("This ends the game for both sides. Ratified deals stay; nothing else will be agreed."), { type: "WalkAway" }, t("Walk away")],
    end: [t("End your turn?"), may().last ? t("You let their offer stand without an answer.") : section("means").turn.table || section("means").turn.responded ? t("The other side is next.") : t("You have made no table move: your side holds this turn."), { type: "EndTurn" }, t("End turn")],
  };
  const [title, text, action, label] = texts[kind];
  return dialog(title, h("p", {}, text), h("button", { class: `btn ${kind === "walk" ? "danger" : "primary"}`, focus: true, on: { click: () => go(action) } }, label));
}

export { close, closeAfter, go, seatName };
