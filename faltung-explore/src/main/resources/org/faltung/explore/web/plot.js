// The function along a line, piece by piece, with the places where it breaks.

import { ofClass } from "./colors.js";
import { exponential } from "./region.js";
import { $, ask, brief, element, grouped } from "./words.js";

const WIDE = 312, HIGH = 190, LEFT = 40, RIGHT = 8, TOP = 8, BOTTOM = 24;
const CURVES = 10, TICKS = 800;

let asked = new AbortController();

/** Asks for the function along a line and plots it. */
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
  const all = curves.flat();
  const low = Math.min(...all, 0), high = Math.max(...all, low + 1e-9);
  const x = t => LEFT + t * (WIDE - LEFT - RIGHT);
  const y = value => TOP + ((high - value) / (high - low)) * (HIGH - TOP - BOTTOM);
  const words = `${grouped(line.regions)} regions along the line, ${grouped(line.breakpoints)} breakpoints, exact`;
  const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": words });
  const ticks = line.at.slice(0, TICKS);
  picture.append(...ticks.map(t => svg("line", { class: "break", x1: x(t), x2: x(t), y1: TOP, y2: HIGH - BOTTOM })));
  picture.append(svg("line", { class: "axis", x1: LEFT, x2: WIDE - RIGHT, y1: HIGH - BOTTOM, y2: HIGH - BOTTOM }));
  for (const [t, anchor] of [[0, "start"], [0.5, "middle"], [1, "end"]]) {
    picture.append(svg("text", { x: x(t), y: HIGH - 9, "text-anchor": anchor }, String(t)));
  }
  if (curves.length > 0) {
    for (const value of [low, high]) {
      picture.append(svg("text", { x: LEFT - 5, y: y(value) + (value === low ? 0 : 8), "text-anchor": "end" }, brief(value, 3)));
    }
    if (low < 0 && high > 0) picture.append(svg("line", { class: "axis", x1: LEFT, x2: WIDE - RIGHT, y1: y(0), y2: y(0) }));
  }
  curves.forEach((curve, i) => {
    const points = curve.map((value, k) => `${x(places[k]).toFixed(2)},${y(value).toFixed(2)}`).join(" ");
    const stroke = ofClass(curves.length === 1 ? 1 : i);
    picture.append(svg("polyline", { class: "curve", points, stroke }, svg("title", {}, `output ${i}`)));
  });
  const hair = svg("line", { class: "cursor", x1: -9, x2: -9, y1: TOP, y2: HIGH - BOTTOM });
  picture.append(hair);
  const reading = element("p", { class: "faint", id: "plot-reading" }, words + ".");
  picture.addEventListener("pointermove", event => {
    const box = picture.getBoundingClientRect();
    const t = Math.max(0, Math.min(1, (((event.clientX - box.left) / box.width) * WIDE - LEFT) / (WIDE - LEFT - RIGHT)));
    hair.setAttribute("x1", x(t));
    hair.setAttribute("x2", x(t));
    cursor(t);
  });
  picture.addEventListener("pointerleave", () => {
    hair.setAttribute("x1", -9);
    hair.setAttribute("x2", -9);
    cursor(null);
  });
  const more = (line.values ?? []).length > CURVES ? ` The first ${CURVES} of ${line.values.length} outputs are drawn.` : "";
  const none = curves.length === 0 ? " Switch all layers on to see the function." : "";
  const thinned = line.at.length > TICKS ? ` The first ${TICKS} breakpoints are marked.` : "";
  reading.append(more, none, thinned);
  $("plot").replaceChildren(picture, reading);
  $("plot").dataset.breakpoints = line.breakpoints;
}
