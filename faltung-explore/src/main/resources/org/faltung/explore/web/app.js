// The explorer: asks for views, draws what comes, and answers the hand.

import { camera } from "./camera.js";
import * as colors from "./colors.js";
import { Faces } from "./faces.js";
import { exports } from "./exports.js";
import { files } from "./files.js";
import { FlatPainter } from "./flat.js";
import { Gestures } from "./gestures.js";
import { GlPainter } from "./gl.js";
import { help } from "./help.js";
import { Overlay } from "./overlay.js";
import * as panel from "./panel.js";
import * as plot from "./plot.js";
import * as region from "./region.js";
import { read, remember, state, written } from "./state.js";
import { Stream } from "./stream.js";
import { $, ask, counted, decimal, grouped, named } from "./words.js";

const DEFAULT_POINTS = [0, 9, 18, 27]; // samples that make a good first plane, if there are so many
const HOVER_REST = 70;
const SMOOTH = 12; // milliseconds of drawing that leave room for sixty frames a second

let shown = null; // the faces that are complete
let coming = null; // those on their way
let coarse = null;
let found = null; // the face under the pointer, or the one that is kept
let drawing = null;
let cursor = null;
let dirty = true;
let moving = false;
let drawn = null; // where the camera was when the faces were drawn
let cost = 0; // milliseconds of drawing them
let hovering = 0;
let askedAt = 0;
let painter = null;
const coarseHand = matchMedia("(pointer: coarse)");
const overlay = new Overlay($("overlay"));

function makePainter() {
  const asked = new URLSearchParams(location.search).get("renderer");
  try {
    if (asked === "canvas") throw new Error("asked for");
    painter = new GlPainter($("faces"), asked === "webgl");
  } catch {
    const fresh = $("faces").cloneNode(); // a canvas keeps the kind of its first context
    $("faces").replaceWith(fresh);
    painter = new FlatPainter(fresh);
  }
  document.documentElement.dataset.renderer = painter instanceof GlPainter ? "webgl" : "canvas";
}

const stream = new Stream({
  open: () => fault("view-fault", ""),
  lost: reason => {
    fault("view-fault", reason || "The explorer does not answer; trying again…");
    say("not connected");
  },
  coarse: batch => {
    coarse ??= new Faces(coming.window, true);
    coarse.add(batch);
    dirty = true;
  },
  faces: batch => {
    coming.add(batch);
    number(`${grouped(coming.count)}`, "regions so far");
    dirty = true;
  },
  done: done,
  counts: message => panel.counts(message),
  named,
  fault: sentence => {
    fault("view-fault", sentence);
    say("");
    document.documentElement.dataset.view = "failed";
  },
});

function done(message) {
  shown = coming;
  coarse = null;
  const exact = message.count.kind === "exact";
  number(counted(message.count), message.count.value === "1" ? "linear region" : "linear regions", exact);
  const milliseconds = Math.max(1, Math.round(1000 * message.seconds));
  say(exact ? `exact · found in ${grouped(milliseconds)} ms` : "the time was over before all were found; zoom in");
  panel.counts({ R2: message.count }, note(message));
  panel.byLayer(message.perLayer);
  colors.legend(shown);
  $("live").textContent = `${counted(message.count)} linear regions in this window, ${exact ? "exact" : "not all found"}`;
  document.documentElement.dataset.view = exact ? "done" : "partial";
  document.documentElement.dataset.faces = shown.count;
  performance.measure("view", { start: askedAt });
  if (state.pin) keep(state.pin);
  dirty = true;
  requestAnimationFrame(weigh);
  if (new URLSearchParams(location.search).has("frames")) requestAnimationFrame(() => showFrames());
}

/** Shows how fast the picture moves, and in the console too. */
async function showFrames() {
  const { told } = await import("./frames.js");
  const sentence = told(document.documentElement.dataset.renderer, ...(await measureFrames()));
  say(sentence);
  console.log(sentence);
  document.documentElement.dataset.frames = sentence;
  dirty = true;
}

async function measureFrames(least = 50000, count = 120) {
  const { enough, measured } = await import("./frames.js");
  const many = enough(shown, least);
  return [many.count, await measured(() => paint([many]), count)];
}

/** How long the picture takes to be drawn, once it is complete. */
function weigh() {
  const from = performance.now();
  draw();
  painter.sync();
  cost = performance.now() - from;
}

function note(message) {
  if (message.layers < state.model.layers.length) return "of all layers only";
  return message.count.kind === "exact" ? "" : "not counted";
}

function number(text, unit) {
  $("number").textContent = text;
  $("unit").textContent = unit;
}

function say(text) {
  $("status").textContent = text;
}

function fault(place, sentence) {
  $(place).textContent = sentence;
}

/** The words that stand for the view in requests. */
function words(window = camera.window()) {
  const size = state.span;
  return `model=${state.model.id}&plane=${state.plane}&window=${window.map(x => decimal(x, size)).join(",")}&layers=${state.layers}`;
}

/** Asks for the exact picture of what is visible. */
function refresh() {
  if (!state.model || !state.laid) return;
  moving = false;
  const window = camera.window().map(x => Number(decimal(x, state.span)));
  coming = new Faces(window);
  coarse = null;
  found = state.pin ? found : null;
  fault("view-fault", "");
  document.documentElement.dataset.view = "coming";
  say("searching…");
  panel.counts({}, state.layers < state.model.layers.length ? "of all layers only" : "");
  askedAt = performance.now();
  stream.ask(words(window));
  if (state.line) plot.along(words(window), state.line, point);
  remember();
  dirty = true;
}

function point(t) {
  cursor = t;
  dirty = true;
}

// --- drawing

function lens(faces) {
  const [u0, u1, v0, v1] = faces.window;
  const x = (2 * camera.scale) / camera.width, y = (2 * camera.scale) / camera.height;
  return [(u1 - u0) * x, (v1 - v0) * y, (u0 - state.center[0]) * x, (v0 - state.center[1]) * y];
}

function frame() {
  requestAnimationFrame(frame);
  if (!dirty || !state.palette) return;
  dirty = false;
  if (moving && cost > SMOOTH && drawn) shift();
  else draw();
}

/** Moves the picture as it is, where drawing it anew would be too slow to follow the hand. */
function shift() {
  const [x, y] = camera.toScreen(...drawn.center);
  const scale = drawn.span / state.span;
  $("faces").style.transform = `translate(${x - camera.width / 2}px, ${y - camera.height / 2}px) scale(${scale})`;
  paintOverlay();
}

function paintOverlay() {
  overlay.paint({ found, drawing, cursor, cross: byKeys() }, ratio());
}

/** Whether the middle of the map is what keys mean. */
function byKeys() {
  return $("view").matches(":focus-visible");
}

function ratio() {
  return Math.min(2, devicePixelRatio || 1);
}

function draw() {
  paint([coarse, shown, coming === shown ? null : coming].filter(Boolean));
}

function paint(layers) {
  painter.keep(new Set(layers.flatMap(faces => faces.batches)));
  painter.paint(layers.map(faces => ({ faces, lens: lens(faces) })), colors.style(), ratio());
  $("faces").style.transform = "";
  drawn = { center: [...state.center], span: state.span };
  paintOverlay();
}

function resize() {
  const box = $("view").getBoundingClientRect();
  if (box.width < 2 || box.height < 2) return;
  const first = camera.width === 1;
  camera.width = box.width;
  camera.height = box.height;
  for (const id of ["faces", "overlay"]) {
    $(id).width = Math.round(box.width * ratio());
    $(id).height = Math.round(box.height * ratio());
  }
  if (state.palette) draw();
  if (!first) gestures.settle(150);
}

// --- regions

function locate(u, v) {
  const faces = shown;
  const face = faces?.at(u, v);
  return face ? { faces, face, neighbours: faces.neighbours(face), pinned: false } : null;
}

/** Says which point of the plane is meant; there too a line that is drawn ends for now. */
function pointTo(u, v) {
  const [first, second] = state.laid?.axes ?? ["u", "v"];
  $("place").textContent = `${first} = ${decimal(u, 100 * state.span)}, ${second} = ${decimal(v, 100 * state.span)}`;
  if (drawing) {
    drawing = [drawing[0], [u, v]];
    dirty = true;
  }
}

function hover(x, y) {
  const [u, v] = camera.toPlane(x, y);
  pointTo(u, v);
  if (state.pin || isDrawing()) return;
  const next = locate(u, v);
  const same = next && found && next.face.batch === found.face.batch && next.face.face === found.face.face;
  if (same) return;
  found = next;
  dirty = true;
  clearTimeout(hovering);
  if (found) hovering = setTimeout(() => region.look(words(found.faces.window), inside(found), false, area(found)), HOVER_REST);
}

function area({ face }) {
  return face.batch.area[face.face];
}

function inside({ face }) {
  return [face.batch.inside[2 * face.face], face.batch.inside[2 * face.face + 1]];
}

/** Keeps the region at a point. */
function keep(at) {
  found = locate(...at);
  state.pin = at;
  if (found) {
    found.pinned = true;
    region.look(words(found.faces.window), inside(found), true, area(found));
  } else {
    region.look(words(), at, true);
  }
  remember();
  dirty = true;
}

function letGo() {
  if (!state.pin) return;
  state.pin = null;
  found = null;
  region.empty();
  remember();
  dirty = true;
}

function choose(x, y) {
  if (isDrawing()) {
    lineEnd(x, y);
    return;
  }
  const at = camera.toPlane(x, y);
  const next = locate(...at);
  const again = state.pin && next && found && next.face.batch === found.face.batch && next.face.face === found.face.face;
  clearTimeout(hovering);
  if (again) letGo();
  else if (next) keep(at);
}

// --- the line

function line(from, to, ended) {
  const ends = [camera.toPlane(...from), camera.toPlane(...to)];
  drawing = ended ? null : ends;
  if (ended && (from[0] !== to[0] || from[1] !== to[1])) {
    state.line = ends;
    pressDraw(false);
    plot.along(words(), state.line, point);
    remember();
  }
  dirty = true;
}

/** One end of a line, then the other. */
function lineEnd(x, y) {
  if (drawing) line(camera.toScreen(...drawing[0]), [x, y], true);
  else {
    drawing = [camera.toPlane(x, y), camera.toPlane(x, y)];
    hint("Now the other end: click it, or move there and press Enter.");
    dirty = true;
  }
}

function isDrawing() {
  return $("draw").getAttribute("aria-pressed") === "true";
}

function pressDraw(pressed) {
  $("draw").setAttribute("aria-pressed", pressed);
  if (!pressed) drawing = null;
  hint(pressed ? (coarseHand.matches ? "Draw a line, or tap its two ends." : "Draw a line, or click its two ends; Enter takes the middle.") : "");
  dirty = true;
}

function hint(words) {
  $("hint").textContent = $("live").textContent = words;
}

/** Gives up what was begun last: a line, or else the region that is kept. */
function escape() {
  if (isDrawing()) pressDraw(false);
  else if (state.line) removeLine();
  else letGo();
}

function removeLine() {
  state.line = null;
  cursor = null;
  plot.close();
  remember();
  dirty = true;
}

/** What is known is of where the window was. */
function moved() {
  dirty = moving = true;
  if (byKeys()) pointTo(...state.center);
  document.documentElement.dataset.view = "coming";
  say("…");
}

const gestures = new Gestures($("view"), {
  moved,
  settled: refresh,
  hover,
  leave: () => {
    $("place").textContent = "";
    clearTimeout(hovering);
    if (!state.pin && found) {
      found = null;
      dirty = true;
    }
  },
  choose,
  line,
  drawing: isDrawing,
  escape,
  home,
  key: name => {
    const next = state.layers + (name === "]" ? 1 : -1);
    if (next >= 1 && next <= state.model.layers.length) {
      $("layers").value = next;
      $("layers").dispatchEvent(new Event("input"));
    }
  },
});

function home() {
  camera.show(state.laid.window);
  dirty = true;
  refresh();
}

// --- choices

let planesAsked = 0;
let planesLaid = 0;

async function choosePlane(word, turned = false) {
  fault("plane-fault", "");
  const number = ++planesAsked;
  const { model } = state;
  try {
    const laid = await ask(`/api/plane?model=${model.id}&plane=${word}`);
    if (number < planesLaid || model.id !== state.model.id) return; // overtaken
    planesLaid = number;
    state.plane = word;
    state.laid = laid;
    if (!turned) {
      camera.show(laid.window);
      panel.plane(choosePlane);
    }
    letGo();
    if (state.line && !turned) removeLine();
    refresh();
  } catch (refused) {
    if (number === planesAsked) fault("plane-fault", refused.message);
  }
}

function firstPlane(model) {
  if (model.inputs === 2) return "inputs";
  const samples = model.samples.map(one => one.id);
  const good = DEFAULT_POINTS.every(i => i < samples.length) ? DEFAULT_POINTS : [0, 1, 2, 3];
  return samples.length > 3 ? good.map(i => samples[i]).concat(0).join(",") : "r1,r2,r3,r4,0";
}

/** Shows a network, as a link says or as is best to begin with. */
async function chooseModel(id, link = {}) {
  const model = state.models.find(one => one.id === id);
  if (!model) {
    fault("open-fault", "The network of this link is not open here; drop its file.");
    return;
  }
  Object.assign(state, { model, pin: link.pin ?? null, line: link.line ?? null });
  state.layers = Math.max(1, Math.min(link.layers ?? model.layers.length, model.layers.length));
  shown = coming = coarse = found = null;
  number("…", "linear regions");
  say("");
  $("place").textContent = "";
  if (!state.line) plot.close();
  region.empty();
  panel.models(next => chooseModel(next));
  panel.about();
  panel.layers(k => {
    state.layers = k;
    letGo();
    colors.legend(shown);
    refresh();
  });
  $("plane-fault").textContent = $("export-fault").textContent = "";
  const word = link.plane ?? firstPlane(model);
  try {
    [state.palette, state.laid] = await Promise.all([
      ask(`/api/palette?model=${model.id}`), ask(`/api/plane?model=${model.id}&plane=${word}`)]);
  } catch (refused) {
    fault("plane-fault", refused.message);
    if (link.plane) await chooseModel(id);
    fault("plane-fault", refused.message);
    return;
  }
  state.plane = word;
  camera.show(state.laid.window);
  if (link.center) state.center = link.center;
  if (link.span) state.span = link.span;
  panel.plane(choosePlane);
  colors.legend(null);
  $("panel").hidden = false;
  refresh();
}

function buttons() {
  const zoom = factor => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const steps = calm ? 1 : 9;
    let step = 0;
    const next = () => {
      camera.zoom(factor ** (1 / steps));
      moved();
      if (++step < steps) requestAnimationFrame(next);
      else gestures.settle(60);
    };
    next();
  };
  $("zoom-in").onclick = () => zoom(1.6);
  $("zoom-out").onclick = () => zoom(1 / 1.6);
  $("home").onclick = home;
  $("draw").onclick = () => {
    pressDraw(!isDrawing());
    if (isDrawing()) $("view").focus();
  };
  $("line-close").onclick = removeLine;
  $("region-close").onclick = () => {
    letGo();
    $("view").focus();
  };
  exports(words);
  help();
  addEventListener("keydown", event => {
    const elsewhere = event.target.closest?.("select, dialog") || document.querySelector("dialog[open]");
    if (event.key === "Escape" && !event.defaultPrevented && !elsewhere) escape();
  });
  $("link").onclick = async () => {
    history.replaceState(null, "", "#" + written());
    try {
      await navigator.clipboard.writeText(location.href);
      $("link").textContent = "Copied";
    } catch {
      $("link").textContent = "In the address bar";
    }
    setTimeout(() => ($("link").textContent = "Copy link"), 1500);
  };
  $("view").addEventListener("focus", () => (dirty = true));
  $("view").addEventListener("blur", () => (dirty = true));
  colors.choice(name => {
    state.color = name;
    colors.legend(shown);
    remember();
    dirty = true;
  });
  colors.schemes(() => {
    if (state.palette && state.laid) {
      colors.legend(shown);
      panel.plane(choosePlane);
    }
    dirty = true;
  });
  files(model => {
    state.models = [...state.models.filter(one => one.id !== model.id), model];
    chooseModel(model.id);
  }, (model, points) => {
    state.models = state.models.map(one => (one.id === model.id ? model : one));
    state.model = model;
    const parts = state.plane.split(",");
    if (model.inputs === 2) choosePlane("inputs");
    else if (points.length > 3) choosePlane("pca");
    else if (parts.length === 5) choosePlane([points[0], ...parts.slice(1)].join(","));
    else choosePlane([points[0], "r1", "r2", "r3", 0].join(","));
  });
}

async function start() {
  makePainter();
  const link = read(location.hash);
  state.color = link.color;
  buttons();
  new ResizeObserver(resize).observe($("view"));
  resize();
  frame();
  try {
    state.models = (await ask("/api/models")).models;
  } catch (refused) {
    fault("open-fault", refused.message);
    return;
  }
  const first = link.model && state.models.some(one => one.id === link.model) ? link.model : state.models[0].id;
  await chooseModel(first, first === link.model ? link : {});
  if (link.model && first !== link.model) fault("open-fault", "The network of this link is not open here; drop its file.");
  addEventListener("hashchange", () => {
    const next = read(location.hash);
    if (next.model) {
      state.color = next.color;
      chooseModel(next.model, next);
    }
  });
}

/** For measurements and tests. */
window.faltung = {
  /** The times that it takes to draw everything anew, in milliseconds. */
  frames(count = 40) {
    const times = [];
    for (let i = 0; i < count; i++) {
      camera.pan(i % 2 ? 2 : -2, 0);
      const from = performance.now();
      draw();
      painter.sync();
      times.push(performance.now() - from);
    }
    return times;
  },
  measureFrames,
  painter: () => painter,
  state,
  shown: () => shown,
  camera,
};

start();
