// The settings beside the map: which network, which plane, how many layers; and what is known of the window.

import { state } from "./state.js";
import { ofNames } from "./colors.js";
import { paintImage } from "./region.js";
import { $, counted, element, grouped } from "./words.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** The list of networks. */
export function models(chosen) {
  const select = $("model");
  select.replaceChildren(...state.models.map(model => element("option", { value: model.id }, model.title)));
  if (state.model) select.value = state.model.id;
  select.onchange = () => chosen(select.value);
}

/** What the network is and how it was made. */
export function about() {
  $("about-steps").textContent = state.model.architecture;
  $("about-made").textContent = state.model.made;
  $("about-source").textContent = state.model.source ? `Samples: ${state.model.source}.` : "";
}

/** The slider of layers. */
export function layers(chosen) {
  const slider = $("layers");
  const say = () => {
    const k = Number(slider.value);
    const all = state.model.layers.length;
    const units = grouped(state.model.layers[k - 1] ?? 0);
    $("layers-said").textContent = all === 0 ? "none fold" : k === all ? `all ${all}` : k === 1 ? `the first of ${all}` : `1 to ${k} of ${all}`;
    slider.setAttribute("aria-valuetext", `layers 1 to ${k} of ${all}, the last with ${units} folding units`);
  };
  slider.max = Math.max(1, state.model.layers.length);
  slider.value = state.layers;
  slider.disabled = $("build").disabled = state.model.layers.length < 2;
  say();
  slider.oninput = () => {
    say();
    chosen(Number(slider.value));
  };
  $("build").onclick = async () => {
    $("build").disabled = true;
    const { model } = state;
    for (let k = 1; k <= model.layers.length && state.model === model; k++) {
      slider.value = k;
      say();
      chosen(k);
      await new Promise(rest => setTimeout(rest, still.matches ? 1600 : 1100));
    }
    if (state.model === model) $("build").disabled = false;
  };
}

/** The word of a plane from its parts. */
function word(parts) {
  return parts.join(",");
}

/** The choice of the plane. Redrawn only when it has other parts, so that a slider keeps its hold. */
export function plane(chosen) {
  const box = $("plane");
  const model = state.model;
  const parts = state.plane.split(",");
  $("plane-section").hidden = model.inputs === 2 && model.samples.length === 0;
  if (model.inputs === 2) {
    box.replaceChildren(element("p", { class: "faint" }, "The network has two inputs: the whole input space is shown."), marks());
    return;
  }
  const points = parts.length === 5;
  const pictures = points && parts.some(part => model.samples.some(sample => sample.id === part && sample.pixels));
  const rows = element("div", { class: pictures ? "anchors" : "anchors plain" });
  if (points) {
    ["A", "B", "C", "towards"].forEach((name, i) => rows.append(...row(name, i, parts, chosen, pictures)));
  }
  const kinds = element("div", { class: "kinds" });
  const kind = (title, hint, make) => {
    const button = element("button", { type: "button", title: hint }, title);
    button.addEventListener("click", make);
    kinds.append(button);
  };
  if (model.samples.length > 3) {
    kind("Samples", "Three other samples", () => chosen(word([...shuffled(model.samples).slice(0, 4).map(one => one.id), 0])));
  }
  kind("Random", "Three random points", () => {
    const seed = 1 + Math.floor(Math.random() * 1e6);
    chosen(word([0, 1, 2, 3].map(i => `r${seed + i}`).concat(0)));
  });
  if (model.samples.length > 2) kind("Principal", "The principal plane of all samples", () => chosen("pca"));
  const children = points ? [rows, turn(parts, chosen), kinds] : [
    element("p", { class: "faint" }, state.plane === "pca" ? `The principal plane of ${model.samples.length} points.` : ""), marks(), kinds];
  box.replaceChildren(...children);
}

/** What the dots on the map are. */
function marks() {
  const all = state.laid?.marks ?? [];
  const inks = ofNames(all);
  if (inks.size === 0) return element("p", { class: "faint" }, all.length === 0 ? "" : "Dots are the samples, and what was dropped.");
  return element("div", { class: "marks" }, ...[...inks].map(([name, ink]) => {
    const dot = element("i");
    dot.style.background = ink;
    return element("span", {}, dot, name);
  }));
}

/** @param pictures whether points of this plane have pictures */
function row(name, i, parts, chosen, pictures) {
  const model = state.model;
  const sample = model.samples.find(one => one.id === parts[i]);
  const towards = name === "towards";
  let picture = element("span", { "aria-hidden": "true" });
  if (sample?.pixels) {
    picture = element("canvas", { width: model.input.columns, height: model.input.rows, "aria-hidden": "true" });
    paintImage(picture, sample.pixels, model.input.channels);
  }
  const select = element("select", { "aria-label": towards ? "The point that C is turned towards" : `Point ${name} of the plane` });
  const options = model.samples.map(one => [one.id, one.name]);
  options.push(["0", "zero"]);
  if (!options.some(([id]) => id === parts[i])) options.push([parts[i], parts[i].replace(/^r(\d+)$/, "random $1")]);
  const seen = new Map();
  for (const [id, title] of options) {
    const times = (seen.get(title) ?? 0) + 1;
    seen.set(title, times);
    select.append(element("option", { value: id }, times > 1 ? `${title} (${times})` : title));
  }
  select.value = parts[i];
  select.addEventListener("change", () => chosen(word(parts.map((part, k) => (k === i ? select.value : part)))));
  const label = element("label", {}, element("span", { class: towards ? "" : "dot" }, towards ? "C turns to" : name), select);
  return pictures ? [picture, label] : [label];
}

/** The slider that moves the third point, so that the plane turns. */
function turn(parts, chosen) {
  const slider = element("input", { type: "range", min: 0, max: 1, step: 0.01, value: parts[4], "aria-label": "How far C is turned: the plane turns around the line through A and B", id: "turn" });
  slider.addEventListener("input", () => {
    parts[4] = slider.value;
    chosen(word(parts), true);
  });
  return element("div", { class: "turn" }, element("span", {}, "Turn"), slider);
}

function shuffled(list) {
  return list.map(one => [Math.random(), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
}

/** The numbers of the window. */
export function counts({ R2, R4, R6 }, note = "") {
  const cell = (id, count, otherwise) => {
    if (!count) {
      $(id).replaceChildren(element("small", {}, otherwise));
      return;
    }
    $(id).replaceChildren(counted(count), " ", element("small", {}, count.kind === "exact" ? "exact" : "enclosed"));
  };
  cell("R2", R2, "counting…");
  cell("R4", R4, note || "counting…");
  cell("R6", R6, note || "counting…");
}

/** What is known of the layers. */
export function byLayer(perLayer) {
  $("by-layer").textContent = perLayer.length > 1 ? `layer by layer: ${perLayer.map(grouped).join(", ")}` : "";
}
