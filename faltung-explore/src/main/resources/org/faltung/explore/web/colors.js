// Colours: those of the pictures that Faltung writes, light and dark, from the server.

import { state } from "./state.js";
import { camera } from "./camera.js";
import { $, brief, element } from "./words.js";

const MOST_KINDS = 42;
const MODES = [["pattern", "Pattern"], ["class", "Class"], ["norm", "Norm"], ["depth", "Depth"]];
const SCHEMES = ["auto", "light", "dark"];
const system = matchMedia("(prefers-color-scheme: dark)");

export function dark() {
  const scheme = document.documentElement.dataset.theme;
  return scheme ? scheme === "dark" : system.matches;
}

/** The button that changes between the schemes. */
export function schemes(changed) {
  const set = scheme => {
    if (scheme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = scheme;
    $("theme").textContent = { auto: "Auto", light: "Light", dark: "Dark" }[scheme];
    const words = { auto: "Auto: colours as the system has them", light: "Light colours", dark: "Dark colours" }[scheme];
    $("theme").setAttribute("aria-label", words);
    $("theme").title = words;
    $("theme").dataset.scheme = scheme;
    changed();
  };
  let known = "auto";
  try {
    known = localStorage.getItem("faltung-scheme") ?? "auto";
  } catch { /* a browser that keeps nothing */ }
  $("theme").addEventListener("click", () => {
    const next = SCHEMES[(SCHEMES.indexOf($("theme").dataset.scheme) + 1) % 3];
    try {
      localStorage.setItem("faltung-scheme", next);
    } catch { /* as before */ }
    set(next);
  });
  system.addEventListener("change", changed);
  set(SCHEMES.includes(known) ? known : "auto");
}

function shade([light, darker]) {
  return dark() ? darker : light;
}

function parts(hex) {
  return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
}

/** As the painters want a colour: alpha, blue, green, red in one number. */
function packed(ink) {
  const [red, green, blue] = parts(shade(ink));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

export function ofClass(winner) {
  const inks = state.palette.class;
  return shade(inks[winner % inks.length]);
}

/** The names of dots with a colour for each; nothing if there are more names than colours. */
export function ofNames(marks) {
  const names = [...new Set(marks.map(mark => mark.kind))];
  return new Map(names.length > state.palette.class.length ? [] : names.map((name, i) => [name, ofClass(i)]));
}

/** Class and norm belong to the function of the whole network. */
function mode() {
  const whole = state.layers === state.model.layers.length;
  return !whole && (state.color === "class" || state.color === "norm") ? "pattern" : state.color;
}

/** How painters draw at the moment. */
export function style() {
  const palette = state.palette;
  const kind = mode();
  const inks = new Float32Array(4 * MOST_KINDS);
  const put = (number, ink, alpha) => inks.set([...parts(shade(ink)).map(part => part / 255), alpha], 4 * number);
  put(0, palette.decision[0], 1);
  for (let layer = 1; layer < MOST_KINDS; layer++) {
    if (kind === "depth") put(layer, palette.layer[Math.min(layer, palette.layer.length) - 1], 1);
    else put(layer, palette.fold[0], kind === "class" ? 0.45 : 0.8);
  }
  const tables = { pattern: palette.pattern.map(packed), class: palette.class.map(packed), norm: palette.scale.map(packed) };
  const plain = packed(palette.plain[0]);
  const scheme = dark() ? "dark" : "light";
  return {
    paper: parts(dark() ? "#1d2026" : "#f6f6f3").map(part => part / 255),
    inks,
    version: faces => faces.coarse ? `coarse ${kind} ${scheme}` : `${kind} ${scheme} ${kind === "norm" ? `${faces.lowNorm} ${faces.highNorm}` : ""}`,
    widths: faces => {
      const [u0, u1, v0, v1] = faces.window;
      const pixels = ((u1 - u0) * (v1 - v0) * camera.scale ** 2) / Math.max(1, faces.count);
      const fold = Math.max(0.12, Math.min(kind === "depth" ? 1.5 : 1, 0.055 * Math.sqrt(pixels)));
      return [fold, kind === "class" ? 2 : 0];
    },
    color: faces => {
      if (kind === "depth" || (faces.coarse && kind !== "pattern")) return () => plain; // of the function nothing is known yet
      if (kind === "pattern") return (batch, piece) => tables.pattern[batch.pattern(batch.pieceFace[piece])];
      if (kind === "class") return (batch, piece) => tables.class[batch.winner(piece) % tables.class.length];
      const place = normPlace(faces);
      const last = tables.norm.length - 1;
      return (batch, piece) => tables.norm[Math.round(place(batch.norm[batch.pieceFace[piece]]) * last)];
    },
  };
}

function logarithmic({ lowNorm, highNorm }) {
  return lowNorm > 0 && highNorm > 20 * lowNorm;
}

/** Where a norm lies between the least and the largest, by its logarithm if they are far apart. */
function normPlace(faces) {
  const low = faces.lowNorm, high = faces.highNorm;
  if (!(high > low)) return () => 0.5;
  if (logarithmic(faces)) return norm => Math.log(norm / low) / Math.log(high / low);
  return norm => (norm - low) / (high - low);
}

/** The radio buttons. */
export function choice(chosen) {
  const group = $("colors");
  for (const [name, title] of MODES) {
    const button = element("button", { type: "button", role: "radio", "data-color": name }, title);
    button.addEventListener("click", () => chosen(name));
    group.append(button);
  }
  group.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const usable = [...group.children].filter(button => !button.disabled);
    const at = usable.findIndex(button => button.dataset.color === state.color);
    const next = usable[(at + step + usable.length) % usable.length];
    chosen(next.dataset.color);
    next.focus();
  });
}

/** What the colours mean. */
export function legend(faces) {
  const whole = state.layers === state.model.layers.length;
  const kind = mode();
  for (const button of $("colors").children) {
    const name = button.dataset.color;
    button.disabled = !whole && (name === "class" || name === "norm");
    button.title = button.disabled ? "The function is that of all layers: switch them all on" : "";
    button.setAttribute("aria-checked", name === kind);
    button.tabIndex = name === kind ? 0 : -1;
  }
  const key = (color, words) => {
    const patch = element("i");
    patch.style.background = color;
    return element("span", { class: "key" }, patch, words);
  };
  const box = $("legend");
  if (kind === "pattern") {
    box.replaceChildren("A colour for each pattern of active units, the same in every window; some patterns share one.");
  } else if (kind === "class") {
    const single = state.model.outputs === 1;
    const names = state.palette.class.slice(0, 12).map((_, i) => single ? ["not positive", "positive"][i] : `class ${i}`);
    const boundary = key(shade(state.palette.decision[0]), "decision boundary");
    boundary.classList.add("stroke");
    box.replaceChildren(...names.map((name, i) => key(ofClass(i), name)), boundary);
  } else if (kind === "depth") {
    box.replaceChildren(...state.model.layers.slice(0, state.layers).map((_, i) =>
      key(shade(state.palette.layer[Math.min(i, state.palette.layer.length - 1)]), `folds of layer ${i + 1}`)));
    for (const one of box.children) one.classList.add("stroke");
  } else {
    const bar = element("canvas", { width: 128, height: 1, "aria-hidden": "true" });
    const context = bar.getContext("2d");
    state.palette.scale.forEach((ink, i) => {
      context.fillStyle = shade(ink);
      context.fillRect(i, 0, 1, 1);
    });
    const some = faces && faces.count > 0;
    const scale = element("div", { class: "scale" }, some ? brief(faces.lowNorm, 3) : "", bar, some ? brief(faces.highNorm, 3) : "");
    box.replaceChildren(scale, `Norm of the linear map: how much it stretches at most${some && logarithmic(faces) ? "; logarithmic" : ""}.`);
  }
}
