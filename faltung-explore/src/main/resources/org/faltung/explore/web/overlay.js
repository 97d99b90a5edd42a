// What lies over the faces: the region that is looked at and its neighbours, the points of the plane, the line.

import { state } from "./state.js";
import { camera } from "./camera.js";
import { dark, ofNames } from "./colors.js";

const NAMED = 12; // dots at most that stand with their names, where they have no colours
const ROOM = 62; // for the buttons on the right

export class Overlay {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
  }

  /** @param what {found: {faces, face, neighbours, pinned}, drawing: [[u, v], [u, v]] as far as it is drawn, cursor: t, cross: whether the middle is marked} */
  paint(what, ratio) {
    const context = this.context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, camera.width, camera.height);
    this.ink = dark() ? "#ffffff" : "#14161a";
    this.halo = dark() ? "rgb(20 22 26 / .85)" : "rgb(255 255 255 / .9)";
    if (what.found) this.found(what.found);
    this.marks();
    const line = what.drawing ?? state.line;
    if (line) this.line(line, what.cursor);
    this.anchors();
    if (what.cross) this.cross();
  }

  path(faces, polygon) {
    const [u0, u1, v0, v1] = faces.window;
    this.context.beginPath();
    for (let i = 0; i < polygon.length; i += 2) {
      this.context.lineTo(...camera.toScreen(u0 + polygon[i] * (u1 - u0), v0 + polygon[i + 1] * (v1 - v0)));
    }
    this.context.closePath();
  }

  found({ faces, face, neighbours, pinned }) {
    const context = this.context;
    context.lineJoin = "round";
    for (const neighbour of neighbours) {
      this.path(faces, faces.outline(neighbour));
      context.fillStyle = dark() ? "rgb(255 255 255 / .1)" : "rgb(255 255 255 / .38)";
      context.fill();
    }
    this.path(faces, faces.outline(face));
    context.strokeStyle = this.halo;
    context.lineWidth = pinned ? 6 : 4.5;
    context.stroke();
    context.strokeStyle = this.ink;
    context.lineWidth = pinned ? 2.8 : 1.6;
    context.stroke();
  }

  marks() {
    const context = this.context;
    const marks = state.laid?.marks ?? [];
    const inks = ofNames(marks);
    const few = inks.size === 0 && marks.length <= NAMED;
    for (const mark of marks) {
      const [x, y] = camera.toScreen(mark.u, mark.v);
      if (x < -9 || y < -9 || x > camera.width + 9 || y > camera.height + 9) continue;
      context.beginPath();
      context.arc(x, y, 3.4, 0, 2 * Math.PI);
      context.fillStyle = inks.get(mark.kind) ?? this.halo;
      context.fill();
      context.strokeStyle = this.ink;
      context.lineWidth = 1;
      context.stroke();
      if (few) this.label(mark.kind, x, y, 8);
    }
  }

  anchors() {
    (state.laid?.anchors ?? []).forEach((anchor, i) => {
      const [x, y] = camera.toScreen(anchor.u, anchor.v);
      const name = state.laid.anchors.length > 1 ? "ABC"[i] ?? "" : "";
      const context = this.context;
      context.beginPath();
      context.arc(x, y, name ? 10 : 5, 0, 2 * Math.PI);
      context.fillStyle = dark() ? "rgb(20 22 26 / .9)" : "rgb(255 255 255 / .94)";
      context.fill();
      context.strokeStyle = this.ink;
      context.lineWidth = 1.6;
      context.stroke();
      context.fillStyle = this.ink;
      context.font = "650 11px system-ui, sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(name, x, y + 0.5);
      context.textAlign = "left";
      if (anchor.name) this.label(anchor.name, x, y, name ? 15 : 10);
    });
  }

  /** @param gap to the right of what it names; where there is no room it stands to the left */
  label(words, x, y, gap = 0) {
    const context = this.context;
    context.font = "12px system-ui, sans-serif";
    const width = context.measureText(words).width;
    if (gap > 0 && x + gap + width > camera.width - ROOM) x -= gap + width;
    else x = Math.max(4, Math.min(camera.width - width - 4, x + gap));
    context.textBaseline = "middle";
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = this.halo;
    context.strokeText(words, x, y);
    context.fillStyle = this.ink;
    context.fillText(words, x, y);
  }

  line([from, to], cursor) {
    const context = this.context;
    const one = camera.toScreen(...from), two = camera.toScreen(...to);
    for (const [color, width] of [[this.halo, 5], [this.ink, 2]]) {
      context.beginPath();
      context.moveTo(...one);
      context.lineTo(...two);
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke();
    }
    const dots = cursor === null || cursor === undefined ? [[one, 4], [two, 4]]
      : [[one, 4], [two, 4], [[one[0] + cursor * (two[0] - one[0]), one[1] + cursor * (two[1] - one[1])], 6]];
    for (const [[x, y], size] of dots) {
      context.beginPath();
      context.arc(x, y, size, 0, 2 * Math.PI);
      context.fillStyle = this.ink;
      context.fill();
      context.strokeStyle = this.halo;
      context.lineWidth = 2;
      context.stroke();
    }
    this.label("0", one[0] - 4, one[1] - 14);
    this.label("1", two[0] - 4, two[1] - 14);
  }

  cross() {
    const context = this.context;
    const x = camera.width / 2, y = camera.height / 2;
    for (const [color, width] of [[this.halo, 4], [this.ink, 1.5]]) {
      context.beginPath();
      context.moveTo(x - 8, y);
      context.lineTo(x + 8, y);
      context.moveTo(x, y - 8);
      context.lineTo(x, y + 8);
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke();
    }
  }
}
