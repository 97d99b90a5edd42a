// The function along a line, piece by piece, with the places where it breaks.

import { ofClass } from "./colors.js";
import { exponential } from "./region.js";
import { $, ask, brief, element, grouped } from "./words.js";

const WIDE = 312, HIGH = 190, LEFT = 40, RIGHT = 8, TOP = 8, BOTTOM = 24;
const CURVES = 10, TICKS = 800;
const STEP = 0.01; // of the line, that an arrow key moves by

let asked = new AbortController();

/** Asks for the function along a line and plots it. @param cursor told the place on the line that is read, from 0 to 1, or null */
export async function along(words, [from, to], cursor) {
  asked.abort();
  asked = new AbortController();
  const mine = asked;
  $("line").hidden = false;
  $("line-fault").textContent = "";
  $("plot").setAttribute("aria-busy", true);
  try {
    const text = point => point.map(x => exponential(Number(x.toPrecision(12)))).join(",");
    const line = await ask(`/api/line?${words}&from=${text(from)}&to=${text(to)}`, { signal: mine.signal });
    if (mine !== asked) return;
    $("plot").removeAttribute("aria-busy");
    plot(line, cursor);
  } catch (fault) {
    if (fault.name !== "AbortError") {
      $("plot").removeAttribute("aria-busy");
      $("plot").replaceChildren();
      $("line-fault").textContent = fault.message;
    }
  }
}

export function close() {
  asked.abort();
  $("line").hidden = true;
  $("plot").replaceChildren();
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function plot(line, cursor) {
  const places = [0, ...line.at, 1];
  const curves = (line.values ?? []).slice(0, CURVES);
  const inks = curves.map((_, i) => ofClass(curves.length === 1 ? 1 : i));
  const x = t => LEFT + t * (WIDE - LEFT - RIGHT);
  const words = `${grouped(line.regions)} regions along the line, ${grouped(line.breakpoints)} breakpoints, exact`;
  const hair = svg("line", { class: "cursor", x1: -9, x2: -9, y1: TOP, y2: HIGH - BOTTOM });
  const picture = svg("svg", {
    viewBox: `0 0 ${WIDE} ${HIGH}`, tabindex: 0, role: "slider", "aria-label": "Place on the line",
    "aria-valuemin": 0, "aria-valuemax": 1, "aria-valuenow": 0, "aria-valuetext": words,
  }, ...drawn(line, places, curves, inks, x), hair);
  const at = element("p", { id: "plot-at" }, `${words}.`);
  const values = curves.map(() => element("b"));
  const keys = element("div", { class: "keys" }, ...curves.map((_, i) => {
    const patch = element("i");
    patch.style.background = inks[i];
    return element("span", {}, patch, `output ${i}`, values[i]);
  }));
  const read = t => {
    const k = t === null ? 0 : piece(places, t);
    const numbers = t === null ? [] : curves.map(curve => brief(between(places, curve, k, t), 4));
    hair.setAttribute("x1", t === null ? -9 : x(t));
    hair.setAttribute("x2", t === null ? -9 : x(t));
    values.forEach((value, i) => (value.textContent = numbers[i] ?? ""));
    at.textContent = t === null ? `${words}.` : `at ${t.toFixed(3)}, in region ${grouped(k + 1)} of ${grouped(line.regions)}`;
    picture.setAttribute("aria-valuenow", (t ?? 0).toFixed(3));
    picture.setAttribute("aria-valuetext", [at.textContent, ...numbers.map((number, i) => `output ${i} ${number}`)].join(", "));
    cursor(t);
  };
  reading(picture, places, read);
  $("plot").replaceChildren(picture, at, keys, element("p", { class: "faint" }, notes(line, curves)));
  $("plot").dataset.breakpoints = line.breakpoints;
}

/** The picture's parts. */
function drawn(line, places, curves, inks, x) {
  const all = curves.flat();
  const low = Math.min(...all, 0), high = Math.max(...all, low + 1e-9);
  const y = value => TOP + ((high - value) / (high - low)) * (HIGH - TOP - BOTTOM);
  const parts = line.at.slice(0, TICKS).map(t => svg("line", { class: "break", x1: x(t), x2: x(t), y1: TOP, y2: HIGH - BOTTOM }));
  parts.push(svg("line", { class: "axis", x1: LEFT, x2: WIDE - RIGHT, y1: HIGH - BOTTOM, y2: HIGH - BOTTOM }));
  for (const [t, anchor] of [[0, "start"], [0.5, "middle"], [1, "end"]]) {
    parts.push(svg("text", { x: x(t), y: HIGH - 9, "text-anchor": anchor }, String(t)));
  }
  if (curves.length > 0) {
    for (const value of [low, high]) {
      parts.push(svg("text", { x: LEFT - 5, y: y(value) + (value === low ? 0 : 8), "text-anchor": "end" }, brief(value, 3)));
    }
    if (low < 0 && high > 0) parts.push(svg("line", { class: "axis", x1: LEFT, x2: WIDE - RIGHT, y1: y(0), y2: y(0) }));
  }
  curves.forEach((curve, i) => {
    const points = curve.map((value, k) => `${x(places[k]).toFixed(2)},${y(value).toFixed(2)}`).join(" ");
    parts.push(svg("polyline", { class: "curve", points, stroke: inks[i] }, svg("title", {}, `output ${i}`)));
  });
  return parts;
}

/** The number of the piece that a place is on. */
function piece(places, t) {
  let low = 0, high = places.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle] <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

function between(places, curve, k, t) {
  const share = places[k + 1] > places[k] ? (t - places[k]) / (places[k + 1] - places[k]) : 0;
  return curve[k] + share * (curve[k + 1] - curve[k]);
}

/** Pointer and keys over the picture. */
function reading(picture, places, read) {
  let at = null;
  const go = t => read((at = t === null ? null : Math.max(0, Math.min(1, t))));
  const point = event => {
    const box = picture.getBoundingClientRect();
    go((((event.clientX - box.left) / box.width) * WIDE - LEFT) / (WIDE - LEFT - RIGHT));
  };
  picture.addEventListener("pointerdown", point);
  picture.addEventListener("pointermove", point);
  picture.addEventListener("pointerleave", event => event.pointerType === "mouse" && go(null));
  picture.addEventListener("blur", () => go(null));
  picture.addEventListener("keydown", event => {
    const here = at ?? 0;
    const moves = {
      ArrowRight: () => here + STEP,
      ArrowUp: () => here + STEP,
      ArrowLeft: () => here - STEP,
      ArrowDown: () => here - STEP,
      PageUp: () => places.find(place => place > here + 1e-12) ?? 1,
      PageDown: () => places.findLast(place => place < here - 1e-12) ?? 0,
      Home: () => 0,
      End: () => 1,
    };
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(at === null && event.key.startsWith("Arrow") ? 0 : moves[event.key]());
  });
}

function notes(line, curves) {
  const said = ["Across: the place on the line, from its end 0 to its end 1. Up: the outputs; the upright lines are breakpoints."];
  if ((line.values ?? []).length > CURVES) said.push(`The first ${CURVES} of ${grouped(line.values.length)} outputs are drawn.`);
  if (curves.length === 0) said.push("Switch all layers on to see the function.");
  if (line.at.length > TICKS) said.push(`The first ${TICKS} breakpoints are marked.`);
  return said.join(" ");
}
