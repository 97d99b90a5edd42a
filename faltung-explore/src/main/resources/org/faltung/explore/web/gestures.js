// Mouse, touch, pen and keyboard over the map, turned into: move, zoom, point at, choose, draw a line.

import { camera } from "./camera.js";

const STEP = 60; // pixels that an arrow key moves by
const TAP = 6; // pixels that a finger may slip

export class Gestures {
  /** @param act functions moved(), settled(), hover(x, y), leave(), choose(x, y), line(from, to, ended), drawing(), escape(), home(), key(name) */
  constructor(view, act) {
    this.view = view;
    this.act = act;
    this.pointers = new Map();
    this.settling = 0;
    view.addEventListener("pointerdown", event => this.down(event));
    view.addEventListener("pointermove", event => this.move(event));
    view.addEventListener("pointerup", event => this.up(event));
    view.addEventListener("pointercancel", event => this.up(event));
    view.addEventListener("pointerleave", () => this.pointers.size === 0 && act.leave());
    view.addEventListener("wheel", event => this.wheel(event), { passive: false });
    view.addEventListener("keydown", event => this.key(event));
  }

  at(event) {
    const box = this.view.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  down(event) {
    if (event.button > 0) return;
    this.view.setPointerCapture(event.pointerId);
    const at = this.at(event);
    this.pointers.set(event.pointerId, { at, first: at });
    this.slipped = this.pointers.size > 1;
    this.line = this.pointers.size === 1 && (event.shiftKey || this.act.drawing()) ? at : null;
  }

  move(event) {
    const at = this.at(event);
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) {
      this.act.hover(...at);
      return;
    }
    const before = pointer.at;
    if (!this.slipped && Math.hypot(at[0] - pointer.first[0], at[1] - pointer.first[1]) < TAP) return;
    this.slipped = true;
    pointer.at = at;
    if (this.line) {
      this.act.line(this.line, at, false);
      return;
    }
    this.view.classList.add("dragging");
    if (this.pointers.size === 1) {
      camera.pan(at[0] - before[0], at[1] - before[1]);
    } else if (this.pointers.size === 2) {
      const other = [...this.pointers.values()].find(one => one !== pointer).at;
      const distance = (one, two) => Math.max(10, Math.hypot(one[0] - two[0], one[1] - two[1]));
      camera.pan((at[0] - before[0]) / 2, (at[1] - before[1]) / 2);
      camera.zoom(distance(at, other) / distance(before, other), (at[0] + other[0]) / 2, (at[1] + other[1]) / 2);
    }
    this.act.moved();
    this.settle(220);
  }

  up(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) return;
    this.pointers.delete(event.pointerId);
    if (this.pointers.size > 0) return;
    this.view.classList.remove("dragging");
    if (event.type === "pointercancel") return;
    if (this.line && this.slipped) this.act.line(this.line, pointer.at, true);
    else if (!this.slipped) this.act.choose(...pointer.at);
    else this.settle(0);
    this.line = null;
  }

  wheel(event) {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 18 : 1);
    camera.zoom(Math.exp(-Math.max(-300, Math.min(300, pixels)) * (event.ctrlKey ? 0.01 : 0.0022)), ...this.at(event));
    this.act.moved();
    this.settle(160);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 4 * STEP : STEP;
    const moves = {
      ArrowLeft: () => camera.pan(step, 0),
      ArrowRight: () => camera.pan(-step, 0),
      ArrowUp: () => camera.pan(0, step),
      ArrowDown: () => camera.pan(0, -step),
      "+": () => camera.zoom(1.5),
      "=": () => camera.zoom(1.5),
      "-": () => camera.zoom(1 / 1.5),
      _: () => camera.zoom(1 / 1.5),
    };
    const acts = {
      0: () => this.act.home(),
      Enter: () => this.act.choose(camera.width / 2, camera.height / 2),
      Escape: () => this.act.escape(),
      L: () => acts.l(),
      l: () => this.act.line([0, camera.height / 2], [camera.width, camera.height / 2], true),
      "[": () => this.act.key("["),
      "]": () => this.act.key("]"),
    };
    if (moves[event.key]) {
      moves[event.key]();
      this.act.moved();
      this.settle(120);
    } else if (acts[event.key]) {
      acts[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** The exact picture is asked for when the hand rests. */
  settle(milliseconds) {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.act.settled(), milliseconds);
  }
}
