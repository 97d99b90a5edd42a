'use strict';
const svg = document.getElementById('picture');
const moving = [...svg.querySelectorAll('.zoom')];
const strokes = moving.flatMap(group => [...group.querySelectorAll('path[stroke-width]')])
    .map(path => [path, Number(path.getAttribute('stroke-width'))]);
const pins = [...svg.querySelectorAll('.pin')];
const axes = document.getElementById('ticks');
const about = document.getElementById('about');
const regions = document.getElementById('regions');
const titles = new Map();
let k = 1, tx = 0, ty = 0; // x on the page is k x + tx

// What a region is goes to the line below the picture instead of a tip at the pointer.
for (const region of regions ? regions.children : []) {
  const title = region.querySelector('title');
  if (title) { titles.set(region, title.textContent); title.remove(); }
}
let at = null;
svg.addEventListener('pointerover', event => {
  const region = regions && regions.contains(event.target) && event.target !== regions
      ? [event.target, event.target.parentNode].find(node => node.parentNode === regions) : null;
  if (at) at.classList.remove('at');
  at = region;
  if (at) { at.classList.add('at'); about.textContent = titles.get(at) || ''; }
});

// Numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
function ticks(low, high, most) {
  const rough = (high - low) / most, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find(f => f * power >= rough * (1 - 1e-9)));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i <= Math.floor(high / step + 1e-9); i++) {
    found.push([i * step, (i * step).toFixed(Math.min(20, decimals)).replace(/^-(?=[0.]*$)/, '').replace('-', '\u2212')]);
  }
  return found;
}
function add(name, attributes, text) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  axes.appendChild(node);
}
function drawAxes() {
  axes.replaceChildren();
  const bottom = box.y0, top = box.y0 + box.yv * (box.v[1] - box.v[0]);
  // The corner of the frame, and how far the frame reaches, in the plane's coordinates now.
  const v0 = box.v[0] + ((bottom - ty) / k - box.y0) / box.yv, dv = (box.v[1] - box.v[0]) / k;
  const u0 = box.u[0] + ((box.x0 - tx) / k - box.x0 - box.xv * (v0 - box.v[0])) / box.xu;
  const du = (box.u[1] - box.u[0]) / k;
  const wide = box.xu * (box.u[1] - box.u[0]), high = bottom - top;
  for (const [u, text] of ticks(u0, u0 + du, Math.min(10, Math.max(3, wide / 75 | 0)))) {
    const x = box.x0 + k * box.xu * (u - u0);
    add('path', {'class': 's-frame', 'stroke-width': .9, d: `M${x} ${bottom}v5`});
    add('text', {'class': 'f-faint', x: x, y: bottom + 18, 'font-size': 11.5, 'text-anchor': 'middle'}, text);
  }
  for (const [v, text] of ticks(v0, v0 + dv, Math.min(10, Math.max(3, high / 75 | 0)))) {
    const x = box.x0 + k * box.xv * (v - v0), y = bottom + k * box.yv * (v - v0);
    add('path', {'class': 's-frame', 'stroke-width': .9, d: `M${x - 5} ${y}h5`});
    add('text', {'class': 'f-faint', x: x - 9, y: y + 4.1, 'font-size': 11.5, 'text-anchor': 'end'}, text);
  }
}
function show() {
  for (const group of moving) group.setAttribute('transform', `translate(${tx} ${ty}) scale(${k})`);
  // Thin lines grow a little, for there is more room between them.
  for (const [path, width] of strokes) path.setAttribute('stroke-width', Math.max(width, Math.min(.9, width * Math.sqrt(k))));
  for (const pin of pins) {
    const [x, y] = pin.dataset.at.split(' ').map(Number);
    pin.setAttribute('transform', `translate(${(k - 1) * x + tx} ${(k - 1) * y + ty})`);
  }
  drawAxes();
}
function place(event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
}
function zoom(factor, x, y) {
  const next = Math.min(2000, Math.max(1, k * factor));
  tx = x - (x - tx) * next / k;
  ty = y - (y - ty) * next / k;
  k = next;
  if (k === 1) { tx = 0; ty = 0; }
  show();
}
const middle = () => [box.x0 + (box.xu * (box.u[1] - box.u[0]) + box.xv * (box.v[1] - box.v[0])) / 2,
                      box.y0 + box.yv * (box.v[1] - box.v[0]) / 2];
svg.addEventListener('wheel', event => {
  event.preventDefault();
  const p = place(event);
  zoom(Math.exp(-event.deltaY / (event.deltaMode ? 20 : 400)), p.x, p.y);
}, {passive: false});
let from = null;
svg.addEventListener('pointerdown', event => { from = place(event); });
window.addEventListener('pointerup', () => { from = null; });
svg.addEventListener('pointermove', event => {
  if (!from) return;
  const p = place(event);
  tx += p.x - from.x;
  ty += p.y - from.y;
  from = p;
  show();
});
document.getElementById('in').onclick = () => zoom(1.6, ...middle());
document.getElementById('out').onclick = () => zoom(1 / 1.6, ...middle());
document.getElementById('reset').onclick = () => zoom(0, ...middle());
document.getElementById('theme').onclick = () => {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
};
