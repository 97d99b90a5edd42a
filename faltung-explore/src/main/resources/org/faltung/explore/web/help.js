// The list of keys and gestures, over the page.

import { $ } from "./words.js";

/** The button, and the question mark wherever nobody writes. */
export function help() {
  const box = $("help-box");
  const open = () => box.open || box.showModal();
  $("help").addEventListener("click", open);
  box.addEventListener("click", event => event.target === box && box.close()); // beside it
  addEventListener("keydown", event => {
    if (event.key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey) open();
  });
}
