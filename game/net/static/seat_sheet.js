// The deal sheet: every issue with what is in force, what the other side offers, what each option is worth to us, and
// the draft in work.

import { act } from "./seat_acts.js";
import { LOTS, addAlternative, choose, clear, current, draft, inLots, removeAlternative, select, setLot, step, take } from "./seat_draft.js";
import { h, icon } from "./dom.js";
import { mayPledge } from "./seat_moves.js";
import { S, book, change, isOver, issueTitle, keep, may, me, mine, myOffer, optionLabel, otherSide, seatName, section, sideOf, standing, started, theirOffer, tone } from "./seat_state.js";
import { number, t } from "./words.js";

/** The sheet with the draft builder; observers see what is in force and what is offered. */
export function sheetCard() {
  const issues = book().issues;
  return h("section", { class: "card", key: "sheet", "aria-labelledby": "sheet-title" },
    h("div", { class: "row spread" }, h("h2", { id: "sheet-title" }, t("The deal sheet")), me().side && !isOver() ? legend() : null),
    me().side && !isOver() && section("sheet").noDeal !== null ? h("p", { class: "small muted" }, t("No deal is worth {points} points to you now; the figures are what an option adds to it.", { points: number(section("sheet").noDeal, 1) })) : null,
    me().side && !isOver() ? tools() : null,
    h("ul", { class: "sheet" }, issues.map((issue, index) => row(issue, index))),
    me().side && !isOver() && current().lots ? h("p", { class: "small muted" }, t("Rows in one lot are signed together or not at all.")) : null);
}

function legend() {
  return h("p", { class: "row small muted" },
    h("span", { class: tone(me().side) }, h("span", { class: "tone", "aria-hidden": "true" }, "● "), t("your draft")),
    h("span", { class: tone(otherSide().id) }, h("span", { class: "tone", "aria-hidden": "true" }, "◆ "), t("their offer")),
    h("span", {}, h("span", { "aria-hidden": "true" }, "❘ "), t("today")));
}

function tools() {
  const { alts, at } = draft();
  const team = section("team");
  const parts = [];
  if (may().alternatives) {
    parts.push(alts.length > 1 ? h("div", { class: "row", role: "group", "aria-label": t("Alternatives of your offer") }, alts.map((_, index) =>
      h("button", { class: `btn tiny${index === at ? " primary" : ""}`, "aria-pressed": String(index === at), on: { click: () => select(index) } }, t("Alternative {number}", { number: index + 1 })))) : null);
    if (alts.length < book().limits.alternatives) parts.push(h("button", { class: "btn tiny ghost", on: { click: addAlternative } }, icon("plus"), t("Add an alternative")));
    if (alts.length > 1) parts.push(h("button", { class: "btn tiny ghost", on: { click: removeAlternative } }, icon("minus"), t("Remove this one")));
  }
  if (may().lots) parts.push(h("button", { class: "btn tiny", "aria-pressed": String(Boolean(current().lots)), on: { click: () => inLots(!current().lots) } }, icon(current().lots ? "layers" : "package"), current().lots ? t("In lots") : t("Whole: all or nothing")));
  if (theirOffer()) parts.push(h("button", { class: "btn tiny ghost", on: { click: () => take(theirOffer().alternatives) } }, icon("copy"), t("Start from their offer")));
  if (myOffer()) parts.push(h("button", { class: "btn tiny ghost", on: { click: () => take(myOffer().alternatives) } }, icon("history"), t("Start from our offer")));
  if (team && team.draft.length) parts.push(h("button", { class: "btn tiny ghost", on: { click: () => take(team.draft) } }, icon("users"), t("Take the delegation's draft")));
  if (current().package.some((option) => option >= 0)) parts.push(h("button", { class: "btn tiny ghost", on: { click: clear } }, icon("rotate-ccw"), t("Clear")));
  return h("div", { class: "row tools" }, parts);
}

function row(issue, index) {
  const sheet = section("sheet");
  const own = (book().seats.find((seat) => seat.id === me().seat) || { owns: [] }).owns;
  const owner = own.includes(index) && own.length < book().issues.length;
  const settled = sheet ? sheet.settled[index] : dealt(index) !== null;
  const fixed = settled || !me().side || isOver();
  return h("li", { class: `issue${owner ? " mine" : ""}${settled ? " done" : ""}${fixed ? " plain" : ""}`, key: issue.id },
    h("div", { class: "title" },
      h("span", { class: "badge" }, icon(issue.icon)),
      h("div", {},
        h("h3", { id: `issue-${index}` }, issue.title, owner ? h("span", { class: "pill" }, t("your row")) : null),
        h("p", { class: "small muted" }, settled ? h("span", { class: "good strong" }, icon("badge-check"), " ", t("Settled: {option}", { option: settledOption(index) })) : book().pure ? "" : t("Today: {option}", { option: optionLabel(index, standing(index)) })))),
    fixed ? publicOffers(index, settled) : theirs(index),
    fixed ? null : pick(issue, index),
    h("div", { class: "wide" }, details(issue, index, settled)));
}

/** The option signed for an issue, from the deals that everybody sees; null where there is none. */
function dealt(index) {
  const kept = (section("deals") || []).filter((deal) => deal.status !== "failed").flatMap((deal) => deal.terms.filter(([issue]) => issue === index).map(([, option]) => option));
  return kept.length ? kept[kept.length - 1] : null;
}

function settledOption(index) {
  const found = dealt(index);
  return optionLabel(index, found === null ? standing(index) : found);
}

function publicOffers(index, settled) {
  if (settled) return null;
  return h("div", { class: "theirs" }, (section("offers") || []).map((offer) => h("p", { class: tone(offer.side) }, h("span", { class: "strong tone" }, sideOf(offer.side).name), " ", offered(offer, index).join(" / ") || t("leaves it out"))));
}

const offered = (offer, index) => offer.alternatives.map((one) => one.package[index]).filter((option) => option >= 0).map((option) => optionLabel(index, option));

function theirs(index) {
  const offer = theirOffer();
  const options = offer ? [...new Set(offered(offer, index))] : [];
  return h("div", { class: "stack tight" },
    h("p", { class: `theirs ${tone(otherSide().id)}` }, h("span", { class: "vh" }, t("Their offer:")), " ", h("span", { class: options.length ? "strong tone" : "muted" }, options.length ? options.join(" / ") : offer ? t("left out of their offer") : t("no offer yet"))),
    track(index));
}

function track(index) {
  const many = book().issues[index].options.length;
  const x = (option) => (many === 1 ? 80 : 10 + (140 * option) / (many - 1));
  const me_ = current().package[index];
  const offer = theirOffer();
  const they = offer ? Math.max(...offer.alternatives.slice(0, 1).map((one) => one.package[index])) : -1;
  return h("svg", { class: "track", viewBox: "0 0 160 18", "aria-hidden": "true", preserveAspectRatio: "xMinYMid meet" },
    h("line", { class: "bar", x1: 10, x2: 150, y1: 9, y2: 9 }),
    me_ >= 0 && they >= 0 && me_ !== they ? h("line", { class: "gap", x1: x(me_), x2: x(they), y1: 9, y2: 9 }) : null,
    Array.from({ length: many }, (_, option) => h("circle", { class: "opt", cx: x(option), cy: 9, r: 2 })),
    h("line", { class: "quo", x1: x(standing(index)), x2: x(standing(index)), y1: 2, y2: 16 }),
    they >= 0 ? h("path", { class: `they ${tone(otherSide().id)}`, d: `M ${x(they)} 1.5 l 7.5 7.5 l -7.5 7.5 l -7.5 -7.5 z` }) : null,
    me_ >= 0 ? h("circle", { class: `me ${tone(me().side)}`, cx: x(me_), cy: 9, r: me_ === they ? 4 : 6.5 }) : null);
}

/** An option's worth to us beside no deal, as a word. */
function worth(index, option) {
  const row = section("sheet").values[index];
  return row ? number(row[option], 1, true) : "";
}

function pick(issue, index) {
  const now = current().package[index];
  const red = new Set((mine() ? mine().red : []).filter((line) => line.issue === index).flatMap((line) => line.options));
  const most = issue.options.length - 1;
  return h("div", { class: `stack tight ${tone(me().side)}` },
    h("div", { class: "pick" },
      h("button", { class: "btn square", "aria-label": t("{issue}: one option down", { issue: issue.title }), disabled: now === 0, on: { click: () => step(index, -1, standing(index)) } }, icon("minus")),
      h("select", { "aria-label": t("{issue}: your option", { issue: issue.title }), value: String(now), on: { change: (event) => choose(index, Number(event.target.value)) } },
        h("option", { value: "-1" }, t("— leave it out")),
        issue.options.map((option, place) => h("option", { value: String(place) }, `${option.label}${section("sheet").values[index] ? `  (${worth(index, place)})` : ""}${red.has(place) ? ` ${t("red line")}` : ""}`))),
      h("button", { class: "btn square", "aria-label": t("{issue}: one option up", { issue: issue.title }), disabled: now === most, on: { click: () => step(index, 1, standing(index)) } }, icon("plus"))),
    now >= 0 && issue.options[now].label.length > 20 ? h("p", { class: "small strong tone", "aria-hidden": "true" }, issue.options[now].label) : null,
    h("div", { class: "row small" },
      now >= 0 && section("sheet").values[index] ? h("span", { class: `num ${section("sheet").values[index][now] >= 0 ? "good" : "bad"}` }, t("{points} points for you", { points: worth(index, now) })) : null,
      now >= 0 && red.has(now) ? h("span", { class: "pill warn" }, icon("lock"), t("red line")) : null,
      current().lots && now >= 0 ? lotPick(issue, index) : null,
      initialState(index, now)));
}

function lotPick(issue, index) {
  return h("label", { class: "row" }, t("Lot"), h("select", { class: "short", "aria-label": t("{issue}: lot", { issue: issue.title }), value: String(current().lots[index]), on: { change: (event) => setLot(index, Number(event.target.value)) } }, LOTS.map((name, lot) => h("option", { value: String(lot) }, name))));
}

/** Whether the owner of the row has initialled it, and at which option. */
function initialState(index, option) {
  const team = section("team");
  const owner = book().seats.find((seat) => seat.side === me().side && !seat.lead && seat.owns.includes(index));
  if (!team || !owner) return null;
  const given = team.initials.find(([issue]) => issue === index);
  if (given && given[1] === option) return h("span", { class: "pill ok" }, icon("signature"), t("initialled"));
  if (given) return h("span", { class: "pill" }, icon("signature"), t("initialled at {option}", { option: optionLabel(index, given[1]) }));
  return may().initials && option >= 0 ? h("span", { class: "muted" }, icon("signature"), " ", t("wants the initial of {seat}", { seat: seatName(owner.id) })) : null;
}

function details(issue, index, settled) {
  const sheet = section("sheet");
  return h("details", { class: "more" },
    h("summary", {}, icon("chevron-right"), t("Options and what they mean"), adviceCount(index)),
    h("p", { class: "small" }, issue.summary),
    me().side && !settled && started() && !isOver() ? advice(index) : null,
    h("ul", { class: "opts" }, issue.options.map((option, place) => {
      const lines = mine() ? mine().red.filter((line) => line.issue === index && line.options.includes(place)) : [];
      return h("li", {},
        h("p", { class: "row spread" }, h("span", { class: "strong" }, option.label, place === issue.quo ? h("span", { class: "muted small" }, " ", t("(no agreement)")) : null),
          sheet && sheet.values[index] ? h("span", { class: `num ${sheet.values[index][place] >= 0 ? "good" : "bad"}` }, t("{points} points", { points: worth(index, place) })) : null),
        option.detail ? h("p", { class: "small muted" }, option.detail) : null,
        option.needs || option.subject ? h("p", { class: "small muted" }, [option.needs, option.subject].filter(Boolean).join(". ")) : null,
        lines.map((line) => h("p", { class: "small bad" }, icon("lock"), " ", line.text)));
    })),
    me().side && !settled && mayPledge() ? h("button", { class: "btn tiny", on: { click: () => { keep({ pledge: { issue: index, option: Math.max(0, current().package[index]) } }); S.ask = { kind: "pledge" }; change(); } } }, icon("megaphone"), t("Pledge in public…")) : null);
}

function adviceCount(index) {
  const team = section("team");
  if (!team) return null;
  const given = team.advice.filter(([, issue, verdict]) => issue === index && verdict);
  if (!given.length) return null;
  const yes = given.filter(([, , verdict]) => verdict > 0).length;
  const no = given.filter(([, , verdict]) => verdict < 0).length;
  return h("span", { class: "pill" }, t("advice: {yes} for, {no} against", { yes, no }));
}

/** Advice on the row, and the initial of its owner. */
function advice(index) {
  const team = section("team");
  if (!team) return null;
  const owner = book().seats.find((seat) => seat.side === me().side && seat.owns.includes(index));
  const now = current().package[index];
  const own = team.advice.find(([seat, issue]) => seat === me().seat && issue === index);
  const verdict = own ? own[2] : 0;
  const advise = (value, word) => () => act({ type: "Advise", issue: index, verdict: verdict === value ? 0 : value }, word);
  const given = team.initials.find(([issue]) => issue === index);
  return h("div", { class: "advice" },
    h("span", { class: "strong" }, t("Your advice:")),
    h("button", { class: `btn tiny${verdict > 0 ? " primary" : ""}`, "aria-pressed": String(verdict > 0), "aria-label": t("{issue}: advise for", { issue: issueTitle(index) }), on: { click: advise(1, t("Advised for.")) } }, icon("check"), t("For")),
    h("button", { class: `btn tiny${verdict < 0 ? " primary" : ""}`, "aria-pressed": String(verdict < 0), "aria-label": t("{issue}: advise against", { issue: issueTitle(index) }), on: { click: advise(-1, t("Advised against.")) } }, icon("x"), t("Against")),
    team.advice.filter(([seat, issue, value]) => issue === index && value && seat !== me().seat).map(([seat, , value]) => h("span", { class: "pill" }, icon(value > 0 ? "check" : "x"), seatName(seat))),
    owner && owner.id === me().seat ? [
      h("button", { class: "btn tiny", disabled: now < 0 || Boolean(given && given[1] === now), on: { click: () => act({ type: "Initial", issue: index, option: now }, t("Initialled.")) } }, icon("signature"), now < 0 ? t("Choose an option to initial it") : t("Initial: {option}", { option: optionLabel(index, now) })),
      given ? h("button", { class: "btn tiny ghost", on: { click: () => act({ type: "Veto", issue: index }, t("Initial taken back.")) } }, icon("undo-2"), t("Take the initial back")) : null,
    ] : owner ? h("span", { class: "muted" }, t("Minded by: {seats}.", { seats: seatName(owner.id) })) : null);
}
