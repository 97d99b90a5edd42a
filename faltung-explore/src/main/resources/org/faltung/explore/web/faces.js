// Faces as they come from the server (FaceBatch.java describes the bytes), and which of them is where.

export class Batch {
  constructor(buffer) {
    const [kind, request, faces, pieces, corners, edges, rims, rimCorners] = new Int32Array(buffer, 0, 8);
    let at = 32;
    const part = (Type, count) => {
      const array = new Type(buffer, at, count);
      at += count * Type.BYTES_PER_ELEMENT;
      return array;
    };
    Object.assign(this, { kind, request, faces, pieces, corners, edges });
    this.inside = part(Float64Array, 2 * faces);
    this.area = part(Float32Array, faces);
    this.norm = part(Float32Array, faces);
    this.meta = part(Uint32Array, faces);
    this.pieceFace = part(Uint32Array, pieces);
    this.pieceInfo = part(Uint32Array, pieces);
    this.corner = part(Float32Array, 2 * corners);
    this.ends = part(Float32Array, 4 * edges);
    this.edgeKind = part(Uint32Array, edges);
    this.rims = new Map(); // the outlines of faces that have several pieces
    const rim = part(Uint32Array, 2 * rims), rimCorner = part(Float32Array, 2 * rimCorners);
    for (let i = 0, from = 0; i < rims; i++) {
      const to = from + 2 * rim[2 * i + 1];
      this.rims.set(rim[2 * i], rimCorner.subarray(from, to));
      from = to;
    }
    this.pieceStart = new Uint32Array(pieces + 1);
    for (let i = 0; i < pieces; i++) {
      this.pieceStart[i + 1] = this.pieceStart[i] + (this.pieceInfo[i] & 0xffff);
    }
  }

  pattern(face) {
    return this.meta[face] & 0xff;
  }

  depth(face) {
    return (this.meta[face] >>> 8) & 0xff;
  }

  winner(piece) {
    return this.pieceInfo[piece] >>> 16;
  }
}

/** All faces of a view that have arrived. Their corners are relative to its window. */
export class Faces {
  /** @param window [low u, high u, low v, high v]; @param coarse whether they are of the first layer alone, for a start */
  constructor(window, coarse = false) {
    this.window = window;
    this.coarse = coarse;
    this.batches = [];
    this.count = 0;
    this.lowNorm = Infinity;
    this.highNorm = 0;
    this.grid = null;
  }

  add(batch) {
    this.batches.push(batch);
    this.count += batch.faces;
    this.grid = null;
    for (const norm of batch.norm) {
      if (norm < this.lowNorm) this.lowNorm = norm;
      if (norm > this.highNorm) this.highNorm = norm;
    }
  }

  /** The face at a point of the plane: {batch, face}, or null. */
  at(u, v) {
    const [u0, u1, v0, v1] = this.window;
    const x = (u - u0) / (u1 - u0);
    const y = (v - v0) / (v1 - v0);
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return null;
    this.grid ??= this.gridded();
    const { size, cells } = this.grid;
    const cell = cells[Math.min(size - 1, Math.floor(y * size)) * size + Math.min(size - 1, Math.floor(x * size))];
    for (let i = 0; cell && i < cell.length; i += 2) {
      const batch = this.batches[cell[i]];
      if (holds(batch, cell[i + 1], x, y)) return { batch, face: batch.pieceFace[cell[i + 1]] };
    }
    return null;
  }

  /** Which pieces touch which cell of a grid. */
  gridded() {
    const size = Math.max(1, Math.min(200, Math.ceil(Math.sqrt(this.count))));
    const cells = new Array(size * size);
    this.batches.forEach((batch, number) => {
      for (let piece = 0; piece < batch.pieces; piece++) {
        let left = 1, right = 0, low = 1, high = 0;
        for (let k = batch.pieceStart[piece]; k < batch.pieceStart[piece + 1]; k++) {
          const x = batch.corner[2 * k], y = batch.corner[2 * k + 1];
          left = Math.min(left, x); right = Math.max(right, x);
          low = Math.min(low, y); high = Math.max(high, y);
        }
        const bound = t => Math.max(0, Math.min(size - 1, Math.floor(t * size)));
        for (let row = bound(low); row <= bound(high); row++) {
          for (let column = bound(left); column <= bound(right); column++) {
            (cells[row * size + column] ??= []).push(number, piece);
          }
        }
      }
    });
    return { size, cells };
  }

  /** The outline of a face: an array x, y, x, y, … relative to the window. Decision boundaries are no part of it. */
  outline({ batch, face }) {
    const piece = batch.pieceFace.indexOf(face);
    return batch.rims.get(face) ?? batch.corner.subarray(2 * batch.pieceStart[piece], 2 * batch.pieceStart[piece + 1]);
  }

  /** The faces across the sides of a face. */
  neighbours(found) {
    const [u0, u1, v0, v1] = this.window;
    const seen = new Set();
    const neighbours = [];
    const outline = this.outline(found);
    for (let i = 0; i < outline.length; i += 2) {
      const j = (i + 2) % outline.length;
      const dx = outline[j] - outline[i], dy = outline[j + 1] - outline[i + 1];
      const length = Math.hypot(dx, dy);
      if (length === 0) continue;
      const step = Math.max(1e-6, 1e-3 * length);
      const x = (outline[i] + outline[j]) / 2 + (dy / length) * step;
      const y = (outline[i + 1] + outline[j + 1]) / 2 - (dx / length) * step;
      const other = this.at(u0 + x * (u1 - u0), v0 + y * (v1 - v0));
      if (other && !(other.batch === found.batch && other.face === found.face)) {
        const key = this.batches.indexOf(other.batch) * 1e6 + other.face;
        if (!seen.has(key)) {
          seen.add(key);
          neighbours.push(other);
        }
      }
    }
    return neighbours;
  }
}

/** Whether a convex piece, its corners counterclockwise, holds a point. */
function holds(batch, piece, x, y) {
  const from = batch.pieceStart[piece], to = batch.pieceStart[piece + 1];
  for (let i = from, j = to - 1; i < to; j = i++) {
    const ax = batch.corner[2 * j], ay = batch.corner[2 * j + 1];
    const bx = batch.corner[2 * i], by = batch.corner[2 * i + 1];
    if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) < -1e-12) return false;
  }
  return true;
}
