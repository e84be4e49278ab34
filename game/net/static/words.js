// Texts in the person's language, and numbers in its form. The page carries the French of every text used in scripts.

let table = {};
let locale = "en-CA";

/** Take the language and the translations that the page carries. */
export function speak(language, words) {
  locale = language === "fr" ? "fr-CA" : "en-CA";
  table = words || {};
}

/** The translation of an English text, its {fields} filled. */
export function t(text, fields) {
  const said = table[text] || text;
  return fields ? said.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole)) : said;
}

/** A number; `decimals` places, `signed` with a plus before gains. A negative zero has no sign. */
export function number(value, decimals = 0, signed = false) {
  const rounded = Number(Number(value).toFixed(decimals)) + 0;
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(rounded));
  if (rounded < 0) return "\u2212" + text;
  return signed && rounded > 0 ? "+" + text : text;
}

/** A fraction as a percentage. */
export function percent(fraction, decimals = 0) {
  return new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(fraction);
}

/** A band of fractions: 62–70 %. */
export function band(low, high) {
  if (Math.round(low * 100) === Math.round(high * 100)) return percent(low);
  return `${number(low * 100)}\u2013${percent(high)}`;
}

/** A quantity with its unit; in English a currency goes before the number. */
export function amount(value, unit, decimals = 1) {
  const text = number(value, decimals, true);
  const money = locale === "en-CA" ? /^((?:US|C|CA)?\$)\s*(.*)$/.exec(unit) : null;
  if (!money) return `${text} ${unit}`;
  const sign = /^[+\u2212]/.test(text) ? text[0] : "";
  return `${sign}${money[1]}${text.slice(sign.length)} ${money[2]}`;
}

/** `a, b and c` in the language's form. */
export function listing(parts) {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(parts);
}

/** Minutes and seconds of a clock. */
export function clockText(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
