// From the plane to the screen and back. One unit is as long along u as along v.

import { state } from "./state.js";

export const camera = {
  width: 1,
  height: 1,

  /** Pixels of CSS to a unit. */
  get scale() {
    return this.height / state.span;
  },

  toScreen(u, v) {
    return [
      (u - state.center[0]) * this.scale + this.width / 2,
      this.height / 2 - (v - state.center[1]) * this.scale,
    ];
  },

  toPlane(x, y) {
    return [
      state.center[0] + (x - this.width / 2) / this.scale,
      state.center[1] - (y - this.height / 2) / this.scale,
    ];
  },

  /** What is visible: [low u, high u, low v, high v]. */
  window() {
    const [u0, v0] = this.toPlane(0, this.height);
    const [u1, v1] = this.toPlane(this.width, 0);
    return [u0, u1, v0, v1];
  },

  /** Shows all of a window. */
  show([u0, u1, v0, v1]) {
    state.center = [(u0 + u1) / 2, (v0 + v1) / 2];
    state.span = Math.max(v1 - v0, ((u1 - u0) * this.height) / this.width);
  },

  pan(dx, dy) {
    state.center = [state.center[0] - dx / this.scale, state.center[1] + dy / this.scale];
  },

  /** Makes everything larger, or smaller, around a point of the screen. */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const span = state.span / factor;
    if (!(span > 1e-9 && span < 1e7)) return;
    const before = this.toPlane(x, y);
    state.span = span;
    const after = this.toPlane(x, y);
    state.center = [state.center[0] + before[0] - after[0], state.center[1] + before[1] - after[1]];
  },
};
