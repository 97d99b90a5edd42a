// What a region is: asked of the server, which finds it exactly at a point, and shown in the panel.

import { state } from "./state.js";
import { ofClass } from "./colors.js";
import { $, ask, brief, element, grouped } from "./words.js";

const SHOWN = 300; // digits of a pattern
const BARS = 10;
const LARGE = 1500; // folding units: the shape of a region then takes more than a moment

const HINTS = [["Drag", "moves the map"], ["Wheel", "zooms in and out"], ["Drag with Shift", "draws a line across"], ["?", "lists all keys"]];
const coarse = matchMedia("(pointer: coarse)");

let asked = new AbortController();

function kept(pinned) {
  $("region-kept").textContent = pinned ? "kept" : "";
  $("region-close").hidden = !pinned;
}

/** Shows that there is nothing to show. */
export function empty() {
  asked.abort();
  kept(false);
  $("live-region").textContent = "";
  $("region").classList.toggle("image", state.model.input.image);
  $("region").classList.add("idle");
  const what = "its activation pattern, area, affine map and neighbours";
  const words = coarse.matches ? `Tap a region to see ${what}.` : `Point at a region to see ${what}; click to keep it.`;
  const hints = HINTS.flatMap(([hand, does]) => [element("dt", {}, hand), element("dd", {}, does)]);
  $("region-body").replaceChildren(element("p", { class: "faint" }, words),
    coarse.matches ? "" : element("dl", { class: "hints" }, ...hints));
}

/** Asks for the region at a point and shows it, then for its shape: at once, or of a large network only if it is kept. */
export async function look(words, at, pinned, area) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  if (pinned && $("region").classList.contains("idle")) {
    $("region-body").replaceChildren(element("p", { class: "faint" }, "looking at it…"));
  }
  $("region").classList.remove("idle");
  const query = `${words}&at=${at.map(exponential).join(",")}`;
  const large = state.model.layers.reduce((one, two) => one + two, 0) > LARGE;
  try {
    const region = await ask(`/api/region?${query}`, { signal });
    if (signal.aborted) return;
    show(region, pinned, { area, words: large && !pinned ? "click to find them" : "searching…" });
    if (large && !pinned) return;
    const shape = await ask(`/api/shape?${query}`, { signal }).catch(fault => {
      if (fault.name === "AbortError") throw fault;
      return { area, fault: fault.message };
    });
    if (!signal.aborted) show(region, pinned, shape);
  } catch (fault) {
    if (fault.name !== "AbortError" && !signal.aborted) {
      $("region-body").replaceChildren(element("p", { class: "fault", role: "alert" }, fault.message));
    }
  }
}

/** @param shape the area, and the neighbours or words that stand for them, or why there are none */
function show(region, pinned, shape) {
  const body = $("region-body");
  const facts = element("dl", { class: "facts" });
  const fact = (name, ...value) => facts.append(element("dt", {}, name), element("dd", {}, ...value));
  if (region.whole) {
    const patch = element("i");
    patch.style.cssText = `display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:6px;background:${ofClass(region.class)}`;
    fact("class here", patch, className(region.class));
  }
  fact("area", shape.area === undefined ? "" : brief(shape.area, 5));
  if (shape.exactArea) facts.lastChild.title = `exactly ${shape.exactArea}`;
  fact("units on", region.layers.map(layer => `${layer.on} of ${layer.units}`).join(" · "));
  fact("neighbours", shape.neighbours ? String(shape.neighbours.length) + (shape.atBorder ? ", and the window's border" : "") : shape.words ?? "not found");
  const children = [facts];
  if (shape.fault) children.push(element("p", { class: "fault", role: "alert" }, shape.fault));
  if (region.whole && state.model.input.image) children.push(pictures(region));
  if (region.whole) children.push(scores(region));
  children.push(pattern(region), neighbours(shape.neighbours ?? []));
  if (region.whole) children.push(map(region));
  kept(pinned);
  if (pinned && shape.neighbours) {
    const told = [...facts.querySelectorAll("dt")].map(name => `${name.textContent} ${name.nextSibling.textContent}`);
    $("live-region").textContent = `Region kept: ${told.join(", ")}`;
  }
  const open = new Set([...body.querySelectorAll("details[open]")].map(part => part.dataset.part));
  body.replaceChildren(...children);
  body.querySelectorAll("details").forEach(part => (part.open = open.has(part.dataset.part)));
}

function className(winner) {
  return state.model.outputs === 1 ? ["not positive", "positive"][winner] : String(winner);
}

/** The input at the point, and the linear map of the largest output, as pictures. */
function pictures(region) {
  const { rows, columns, channels } = state.model.input;
  const input = element("canvas", { width: columns, height: rows, role: "img", "aria-label": "The input at this point" });
  paintImage(input, region.input, channels);
  const gradient = element("canvas", { width: columns, height: rows, role: "img", "aria-label": `The linear map of output ${region.output} on this region` });
  const size = Math.max(1e-12, ...region.gradient.map(Math.abs));
  const context = gradient.getContext("2d");
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += region.gradient[c * rows * columns + i];
    image.data.set([...diverging(sum / channels / size), 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return element("div", { class: "pictures" },
    element("figure", {}, input, element("figcaption", {}, "input here")),
    element("figure", {}, gradient, element("figcaption", {},
      `map of output ${region.output}, from blue −${brief(size, 2)} to red`)));
}

/** Every digit, without a plus sign, which means a blank in an address. */
export function exponential(x) {
  return x.toExponential().replace("+", "");
}

export function paintImage(canvas, pixels, channels) {
  const context = canvas.getContext("2d");
  const cells = canvas.width * canvas.height;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < cells; i++) {
    const part = c => Math.round(255 * Math.max(0, Math.min(1, pixels[(channels === 3 ? c : 0) * cells + i])));
    image.data.set([part(0), part(1), part(2), 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

/** From blue over white to red. */
function diverging(x) {
  const end = x < 0 ? [33, 102, 172] : [178, 24, 43];
  const share = Math.min(1, Math.abs(x)) ** 0.8;
  return end.map(part => Math.round(247 + (part - 247) * share));
}

function scores(region) {
  const list = region.scores.map((score, i) => [score, i]).sort((one, two) => two[0] - one[0]).slice(0, BARS);
  const low = Math.min(0, ...list.map(([score]) => score));
  const high = Math.max(0, ...list.map(([score]) => score));
  const bars = element("div", { class: "bars", role: "group", "aria-label": "Outputs at this point" });
  for (const [score, i] of list.slice(0, 5)) {
    const bar = element("i");
    bar.style.width = `${Math.max(1, (100 * (score - low)) / Math.max(1e-12, high - low))}%`;
    bar.style.background = ofClass(state.model.outputs === 1 ? Number(score > 0) : i);
    bars.append(element("span", {}, `output ${i}`), bar, element("span", {}, brief(score, 4)));
  }
  return bars;
}

function pattern(region) {
  const code = region.pattern.length > SHOWN ? `${region.pattern.slice(0, SHOWN)}… (${grouped(region.pattern.length)} digits)` : region.pattern;
  return element("details", { "data-part": "pattern" },
    element("summary", {}, "Activation pattern"),
    element("p", { class: "code", id: "pattern" }, code.replaceAll(".", ".\u200b")),
    element("p", { class: "faint" }, "Hexadecimal, a layer between points, the first unit highest."));
}

function neighbours(all) {
  const items = all.map(one => element("li", {},
    `across unit ${one.unit} of layer ${one.layer}` + (one.changes > 1 ? `, with ${one.changes - 1} more` : "")));
  return element("details", { "data-part": "neighbours" },
    element("summary", {}, "Neighbours"),
    element("ul", { tabindex: 0, "aria-label": "Neighbours" }, ...items));
}

/** The outputs as functions of (u, v). */
function map(region) {
  const [u, v] = state.laid?.axes ?? ["u", "v"];
  const sign = (x, name) => `${x < 0 ? " − " : " + "}${brief(Math.abs(x), 4)}${name}`;
  const items = region.map.slice(0, 20).map(([a, b, c], i) =>
    element("li", {}, `output ${i} = ${brief(a, 4)} ${u}${sign(b, ` ${v}`)}${sign(c, "")}`));
  return element("details", { "data-part": "map" }, element("summary", {}, "Affine map on the plane"), element("ul", { tabindex: 0, "aria-label": "Affine map on the plane" }, ...items));
}
