// What is shown: the part of it that a link can carry lives in the URL's fragment.

const COLORS = ["pattern", "class", "norm", "depth"];

export const state = {
  models: [],
  model: null, // as the server lists it
  palette: null,
  plane: "", // the word of the plane in requests
  laid: null, // what the server says of the plane
  center: [0, 0],
  span: 1, // the height of the window
  layers: 1,
  color: "pattern",
  pin: null, // a point of the region that is looked at, [u, v]
  line: null, // [[u, v], [u, v]]
};

/** The words of a link. */
export function written() {
  const words = [
    ["m", state.model?.id],
    ["p", state.plane],
    ["c", state.center.map(short).join(",")],
    ["s", short(state.span)],
    ["k", state.layers === state.model?.layers.length ? "" : state.layers],
    ["color", state.color === "pattern" ? "" : state.color],
    ["pin", state.pin?.map(precise).join(",")],
    ["line", state.line?.flat().map(short).join(",")],
  ];
  return words.filter(([, word]) => word !== undefined && word !== "" && word !== null)
    .map(([name, word]) => `${name}=${encodeURIComponent(word).replaceAll("%2C", ",")}`).join("&");
}

function short(x) {
  return Number(x.toPrecision(10));
}

function precise(x) {
  return Number(x.toPrecision(15));
}

/** The words of a link, as far as they make sense. */
export function read(fragment) {
  const words = new Map(fragment.replace(/^#/, "").split("&").map(word => {
    const [name, ...rest] = word.split("=");
    try {
      return [name, decodeURIComponent(rest.join("="))];
    } catch {
      return [name, ""];
    }
  }));
  const numbers = (name, count) => {
    const list = (words.get(name) ?? "").split(",").filter(Boolean).map(Number);
    return list.length === count && list.every(Number.isFinite) ? list : null;
  };
  const line = numbers("line", 4);
  const span = numbers("s", 1)?.[0];
  return {
    model: words.get("m"),
    plane: words.get("p"),
    center: numbers("c", 2),
    span: span > 0 ? span : null,
    layers: numbers("k", 1)?.[0],
    color: COLORS.includes(words.get("color")) ? words.get("color") : "pattern",
    pin: numbers("pin", 2),
    line: line && [line.slice(0, 2), line.slice(2)],
  };
}

/** Keeps the link in the address bar, without a step back for each move. */
let waiting = 0;
export function remember() {
  clearTimeout(waiting);
  waiting = setTimeout(() => history.replaceState(null, "", "#" + written()), 200);
}
