// How long frames take while the picture moves: what ?frames in the address shows, and the tests look at.

import { camera } from "./camera.js";
import { Faces } from "./faces.js";
import { state } from "./state.js";
import { grouped } from "./words.js";

/** As many polygons as are asked for: the faces of a view, drawn several times over if they are fewer, each time from buffers of their own. */
export function enough(faces, least) {
  const many = Object.assign(new Faces(faces.window), { lowNorm: faces.lowNorm, highNorm: faces.highNorm });
  while (many.count < least && faces.count > 0) {
    many.batches.push(...faces.batches.map(batch => Object.create(batch)));
    many.count += faces.count;
  }
  return many;
}

/**
 * Pans and zooms, and measures every frame: the milliseconds of JavaScript, and those from one frame to the next, in which the
 * graphics card, or whatever stands in for it, has to draw.
 * @param paint paints the moment's picture; @param count of frames at most; no more than ten seconds and five frames
 */
export async function measured(paint, count) {
  const before = { center: [...state.center], span: state.span };
  const script = [], apart = [];
  paint(); // uploads
  let last = await new Promise(requestAnimationFrame);
  const end = last + 10000;
  for (let i = 0; i < count && (i < 5 || last < end); i++) {
    camera.pan(i % 40 < 20 ? 4 : -4, 2 * Math.sin(i / 7));
    camera.zoom(i % 60 < 30 ? 1.02 : 1 / 1.02);
    const from = performance.now();
    paint();
    script.push(performance.now() - from);
    const now = await new Promise(requestAnimationFrame);
    apart.push(now - last);
    last = now;
  }
  Object.assign(state, before);
  return { frames: apart.length, script: quantiles(script), apart: quantiles(apart) };
}

function quantiles(times) {
  const sorted = times.toSorted((one, two) => one - two);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), most: at(0.95) };
}

/** One sentence. */
export function told(renderer, count, { frames, script, apart }) {
  const often = 1000 / apart.median;
  return `${grouped(count)} polygons by ${renderer}, ${frames} frames: ${script.median.toFixed(1)} ms of JavaScript a frame`
    + ` (${script.most.toFixed(1)} ms at 95 %), ${often.toFixed(often < 10 ? 1 : 0)} frames a second`;
}
