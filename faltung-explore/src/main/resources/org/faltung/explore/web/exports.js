// The view as a file: asked of the server, and given to the browser to keep.

import { state } from "./state.js";
import { dark } from "./colors.js";
import { $, fetched } from "./words.js";

const LINGER = 300; // milliseconds before a button says that it is at work

let exporting = null; // the button that is at work, and how to end it

/** The buttons. @param words those of the view */
export function exports(words) {
  $("exports").addEventListener("click", event => event.target.dataset.format && exportAs(event.target, words()));
}

/** Brings the view as a file; the same button again gives it up. */
function exportAs(button, words) {
  const again = exporting?.button === button;
  exporting?.end.abort();
  if (again) return;
  const { format } = button.dataset;
  const mine = (exporting = { button, end: new AbortController() });
  const busy = setTimeout(() => button.setAttribute("aria-busy", true), LINGER);
  $("export-fault").textContent = "";
  const path = `/api/export?${words}&format=${format}&color=${state.color}&theme=${dark() ? "dark" : "light"}`;
  fetched(path, { signal: mine.end.signal }).then(async response => {
    const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition"))?.[1] ?? `faltung.${format}`;
    const url = URL.createObjectURL(await response.blob());
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }).catch(refused => {
    if (refused.name !== "AbortError") $("export-fault").textContent = refused.message;
  }).finally(() => {
    clearTimeout(busy);
    button.removeAttribute("aria-busy");
    if (exporting === mine) exporting = null;
  });
}
