// Files that are dropped or chosen: models, and points of the model that is shown.

import { state } from "./state.js";
import { $, ask } from "./words.js";

const MODEL = /\.onnx$/i;
const POINT = /\.(png|jpe?g|csv|npy)$/i;

/** @param opened with a model, @param kept with the model and the points' names */
export function files(opened, kept) {
  const input = $("file");
  $("open").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    take([...input.files], opened, kept);
    input.value = "";
  });
  let depth = 0;
  const carries = event => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragenter", event => {
    if (carries(event)) {
      depth++;
      $("drop-hint").hidden = false;
    }
  });
  addEventListener("dragover", event => carries(event) && event.preventDefault());
  addEventListener("dragleave", event => {
    if (carries(event) && --depth <= 0) $("drop-hint").hidden = true;
  });
  addEventListener("drop", event => {
    depth = 0;
    $("drop-hint").hidden = true;
    if (!carries(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files], opened, kept);
  });
}

async function take(list, opened, kept) {
  $("open-fault").textContent = "";
  for (const file of list) {
    try {
      await one(file, opened, kept);
    } catch (fault) {
      $("open-fault").textContent = fault.message;
    }
  }
}

async function one(file, opened, kept) {
  const send = path => ask(path, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
  const name = encodeURIComponent(file.name);
  const asPoint = POINT.test(file.name) || (!MODEL.test(file.name) && !(await looksLikeModel(file)));
  if (asPoint) {
    const answer = await send(`/api/points?model=${state.model.id}&name=${name}`);
    kept(answer.model, answer.points);
  } else {
    opened((await send(`/api/models?name=${name}`)).model);
  }
}

/** JSON may be either: a model begins with a brace, a point with a bracket. */
async function looksLikeModel(file) {
  if (!/\.json$/i.test(file.name)) return true;
  const start = await file.slice(0, 200).text();
  return !start.trimStart().startsWith("[");
}
