// Draws faces with WebGL 2: convex pieces as fans, edges as quads with soft rims. Moving about changes two numbers.

const FILL = [`#version 300 es
  layout(location = 0) in vec2 place;
  layout(location = 1) in vec4 color;
  uniform vec4 lens;
  out vec4 tint;
  void main() {
    gl_Position = vec4(place * lens.xy + lens.zw, 0., 1.);
    tint = color;
  }`, `#version 300 es
  precision mediump float;
  in vec4 tint;
  out vec4 color;
  void main() { color = vec4(tint.rgb, 1.); }`];

const EDGE = [`#version 300 es
  layout(location = 0) in vec4 ends;
  layout(location = 1) in float kind;
  uniform vec4 lens;
  uniform vec2 screen;
  uniform vec4 inks[42];
  uniform float widths[2];
  out vec4 ink;
  out float off;
  out float reach;
  void main() {
    int number = min(int(kind), 41);
    float width = widths[number == 0 ? 1 : 0];
    ink = inks[number] * vec4(1., 1., 1., min(1., width));
    reach = max(1., width) * .5;
    vec2 from = (ends.xy * lens.xy + lens.zw) * screen;
    vec2 to = (ends.zw * lens.xy + lens.zw) * screen;
    vec2 along = to - from;
    float length2 = max(length(along), 1e-6);
    vec2 across = vec2(-along.y, along.x) / length2;
    float side = float(gl_VertexID >> 1) * 2. - 1.;
    off = side * (reach + .7);
    vec2 at = ((gl_VertexID & 1) == 0 ? from : to) + across * off;
    gl_Position = vec4(at / screen, width > 0. ? 0. : 2., 1.);
  }`, `#version 300 es
  precision mediump float;
  in vec4 ink;
  in float off;
  in float reach;
  out vec4 color;
  void main() {
    float alpha = ink.a * clamp(reach + .5 - abs(off), 0., 1.);
    color = vec4(ink.rgb * alpha, alpha);
  }`];

export class GlPainter {
  /** Throws if there is no WebGL 2. @param software whether it will do without a graphics card, slowly */
  constructor(canvas, software) {
    this.canvas = canvas;
    const gl = canvas.getContext("webgl2", {
      antialias: true, alpha: false, preserveDrawingBuffer: true, failIfMajorPerformanceCaveat: !software,
    });
    if (!gl) throw new Error("no WebGL 2");
    this.gl = gl;
    this.fill = program(gl, FILL);
    this.edge = program(gl, EDGE);
    this.parts = new Map(); // by batch
    this.uploads = 0; // of buffers, so far
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  get lost() {
    return this.gl.isContextLost();
  }

  /** Waits until everything is drawn. */
  sync() {
    this.gl.readPixels(0, 0, 1, 1, this.gl.RGBA, this.gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  /** Frees what is no longer shown. */
  keep(batches) {
    for (const [batch, part] of this.parts) {
      if (!batches.has(batch)) {
        part.buffers.forEach(buffer => this.gl.deleteBuffer(buffer));
        part.arrays.forEach(array => this.gl.deleteVertexArray(array));
        this.parts.delete(batch);
      }
    }
  }

  /** @param layers from below: {faces, lens}; @param style {paper, color(faces), version, inks, widths} */
  paint(layers, style, ratio) {
    const gl = this.gl;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(...style.paper, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    for (const { faces, lens } of layers) {
      gl.useProgram(this.fill.program);
      gl.uniform4fv(this.fill.lens, lens);
      const version = style.version(faces);
      for (const batch of faces.batches) {
        const part = this.part(batch);
        if (part.version !== version) this.tint(part, batch, style.color(faces), version);
        gl.bindVertexArray(part.arrays[0]);
        gl.drawElements(gl.TRIANGLES, part.indices, gl.UNSIGNED_INT, 0);
      }
      gl.useProgram(this.edge.program);
      gl.uniform4fv(this.edge.lens, lens);
      gl.uniform2f(this.edge.screen, this.canvas.width / 2, this.canvas.height / 2);
      gl.uniform4fv(this.edge.inks, style.inks);
      gl.uniform1fv(this.edge.widths, style.widths(faces).map(width => width * ratio));
      for (const batch of faces.batches) {
        gl.bindVertexArray(this.part(batch).arrays[1]);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, batch.edges);
      }
    }
    gl.bindVertexArray(null);
  }

  part(batch) {
    let part = this.parts.get(batch);
    if (!part) this.parts.set(batch, (part = this.uploaded(batch)));
    return part;
  }

  uploaded(batch) {
    const gl = this.gl;
    const indices = new Uint32Array(3 * (batch.corners - 2 * batch.pieces));
    let next = 0;
    for (let piece = 0; piece < batch.pieces; piece++) {
      for (let k = batch.pieceStart[piece] + 1; k + 1 < batch.pieceStart[piece + 1]; k++) {
        indices[next++] = batch.pieceStart[piece];
        indices[next++] = k;
        indices[next++] = k + 1;
      }
    }
    const buffer = (target, data) => {
      this.uploads++;
      const made = gl.createBuffer();
      gl.bindBuffer(target, made);
      gl.bufferData(target, data, gl.STATIC_DRAW);
      return made;
    };
    const attribute = (place, size, type, divisor = 0) => {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, type, type === gl.UNSIGNED_BYTE, 0, 0);
      gl.vertexAttribDivisor(place, divisor);
    };
    const fills = gl.createVertexArray();
    gl.bindVertexArray(fills);
    const corners = buffer(gl.ARRAY_BUFFER, batch.corner);
    attribute(0, 2, gl.FLOAT);
    const colors = buffer(gl.ARRAY_BUFFER, new Uint8Array(4 * batch.corners));
    attribute(1, 4, gl.UNSIGNED_BYTE);
    const order = buffer(gl.ELEMENT_ARRAY_BUFFER, indices);
    const edges = gl.createVertexArray();
    gl.bindVertexArray(edges);
    const ends = buffer(gl.ARRAY_BUFFER, batch.ends);
    attribute(0, 4, gl.FLOAT, 1);
    const kinds = buffer(gl.ARRAY_BUFFER, Float32Array.from(batch.edgeKind));
    attribute(1, 1, gl.FLOAT, 1);
    gl.bindVertexArray(null);
    return { indices: next, colors, version: "", buffers: [corners, colors, order, ends, kinds], arrays: [fills, edges] };
  }

  /** Gives the corners the colours of the moment. */
  tint(part, batch, color, version) {
    const gl = this.gl;
    const bytes = new Uint8Array(4 * batch.corners);
    const words = new Uint32Array(bytes.buffer);
    for (let piece = 0; piece < batch.pieces; piece++) {
      words.fill(color(batch, piece), batch.pieceStart[piece], batch.pieceStart[piece + 1]);
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, part.colors);
    this.uploads++;
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, bytes);
    part.version = version;
  }
}

function program(gl, [vertex, fragment]) {
  const made = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made) ?? "shader");
  const names = ["lens", "screen", "inks", "widths"];
  return { program: made, ...Object.fromEntries(names.map(name => [name, gl.getUniformLocation(made, name)])) };
}
