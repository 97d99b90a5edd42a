// Numbers and sentences, as the page shows them.

const THIN = "\u202f";

/** A whole number, its digits in groups of three; text, for it may be larger than 2^53. */
export function grouped(digits) {
  return String(digits).replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
}

/** A number in a few digits. */
export function brief(x, digits = 4) {
  if (x === 0) return "0";
  const size = Math.abs(x);
  const text = size >= 1e5 || size < 1e-3 ? x.toExponential(digits - 1) : Number(x.toPrecision(digits)).toString();
  return text.replace("-", "−").replace(/e\+?(−|-)?(\d+)/, (_, sign, power) => `·10${sign ? "⁻" : ""}${raised(power)}`);
}

function raised(power) {
  return [...power].map(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join("");
}

/** A number of regions that may be exact or enclosed. */
export function counted(count) {
  if (count.kind === "exact") return grouped(count.value);
  return count.upper === "unknown" || count.upper.length > 12
    ? `at least ${grouped(count.lower)}`
    : `${grouped(count.lower)} to ${grouped(count.upper)}`;
}

/** A decimal as short as it can be without moving by more than a millionth of a span: read exactly by the server. */
export function decimal(x, span) {
  const places = Math.max(0, Math.min(40, 7 - Math.floor(Math.log10(span))));
  return Number(x.toFixed(places)).toString().replace("+", "");
}

export function $(id) {
  return document.getElementById(id);
}

/** An element with attributes and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

let page = "";

/** The name that the server has given to this page: what it asks for takes turns with what other pages ask for. */
export function named(name) {
  page = name;
}

/** An answer of the server; a refusal is thrown as an Error with its sentence. */
export async function fetched(path, options = {}) {
  let response;
  try {
    response = await fetch(page ? `${path}${path.includes("?") ? "&" : "?"}page=${page}` : path, options);
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Error("the explorer does not answer; is it still running?");
  }
  if (response.ok) return response;
  const answer = await response.json().catch(() => ({}));
  throw new Error(answer.error ?? `the explorer answers with status ${response.status}`);
}

/** An answer of the server as JSON. */
export async function ask(path, options = {}) {
  return (await fetched(path, options)).json();
}
