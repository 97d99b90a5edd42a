// Draws faces where there is no WebGL 2: one path for all pieces of a colour, one for all edges of a kind.

export class FlatPainter {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.lost = false;
  }

  keep() {}

  sync() {
    this.context.getImageData(0, 0, 1, 1);
  }

  paint(layers, style, ratio) {
    const { context, canvas } = this;
    const { width, height } = canvas;
    context.fillStyle = rgb(style.paper.map(part => Math.round(255 * part)));
    context.fillRect(0, 0, width, height);
    for (const { faces, lens } of layers) {
      const x = corner => ((corner * lens[0] + lens[2] + 1) * width) / 2;
      const y = corner => ((1 - (corner * lens[1] + lens[3])) * height) / 2;
      this.fill(faces, style, x, y);
      this.stroke(faces, style, x, y, ratio);
    }
  }

  fill(faces, style, x, y) {
    const color = style.color(faces);
    const paths = new Map();
    for (const batch of faces.batches) {
      for (let piece = 0; piece < batch.pieces; piece++) {
        const ink = color(batch, piece);
        let path = paths.get(ink);
        if (!path) paths.set(ink, (path = new Path2D()));
        const from = batch.pieceStart[piece], to = batch.pieceStart[piece + 1];
        path.moveTo(x(batch.corner[2 * from]), y(batch.corner[2 * from + 1]));
        for (let k = from + 1; k < to; k++) path.lineTo(x(batch.corner[2 * k]), y(batch.corner[2 * k + 1]));
        path.closePath();
      }
    }
    for (const [ink, path] of paths) {
      this.context.fillStyle = this.context.strokeStyle = rgb([ink & 255, (ink >>> 8) & 255, (ink >>> 16) & 255]);
      this.context.lineWidth = 0.6;
      this.context.fill(path);
      this.context.stroke(path); // so that no seam shows
    }
  }

  stroke(faces, style, x, y, ratio) {
    const widths = style.widths(faces);
    const paths = new Map();
    for (const batch of faces.batches) {
      for (let i = 0; i < batch.edges; i++) {
        const kind = Math.min(batch.edgeKind[i], 41);
        let path = paths.get(kind);
        if (!path) paths.set(kind, (path = new Path2D()));
        path.moveTo(x(batch.ends[4 * i]), y(batch.ends[4 * i + 1]));
        path.lineTo(x(batch.ends[4 * i + 2]), y(batch.ends[4 * i + 3]));
      }
    }
    for (const [kind, path] of paths) {
      const width = widths[kind === 0 ? 1 : 0];
      if (width <= 0) continue;
      const [r, g, b, a] = style.inks.slice(4 * kind, 4 * kind + 4);
      this.context.strokeStyle = `rgb(${255 * r} ${255 * g} ${255 * b} / ${a})`;
      this.context.lineWidth = width * ratio;
      this.context.stroke(path);
    }
  }
}

function rgb([red, green, blue]) {
  return `rgb(${red} ${green} ${blue})`;
}
