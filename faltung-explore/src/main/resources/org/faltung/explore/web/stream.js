// Views arrive over a WebSocket: faces in batches as bytes, then what is known of them as JSON.

import { Batch } from "./faces.js";

const COARSE = 1;

export class Stream {
  /** @param hear functions coarse(batch), faces(batch), done(message), counts(message), fault(sentence), lost(), open(), named(page) */
  constructor(hear) {
    this.hear = hear;
    this.request = 0;
    this.words = null;
    this.delay = 500;
    this.connect();
  }

  connect() {
    this.socket = new WebSocket(`ws://${location.host}/api/view`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.delay = 500;
      this.hear.open();
      if (this.words) this.send();
    };
    this.socket.onmessage = event => this.take(event.data);
    this.socket.onclose = event => {
      this.hear.lost(event.reason);
      setTimeout(() => this.connect(), this.delay);
      this.delay = Math.min(8000, 2 * this.delay);
    };
  }

  /** Asks for a view; whatever was on its way is given up. */
  ask(words) {
    this.words = words;
    this.request++;
    if (this.socket.readyState === WebSocket.OPEN) this.send();
  }

  send() {
    this.socket.send(`request=${this.request}&${this.words}`);
  }

  take(data) {
    if (typeof data !== "string") {
      const batch = new Batch(data);
      if (batch.request !== this.request) return;
      if (batch.kind === COARSE) this.hear.coarse(batch);
      else this.hear.faces(batch);
      return;
    }
    const message = JSON.parse(data);
    if (message.request !== this.request && message.request !== 0) return;
    if (message.type === "hello") this.hear.named(message.page);
    else if (message.type === "done") this.hear.done(message);
    else if (message.type === "counts") this.hear.counts(message);
    else if (message.type === "error") this.hear.fault(message.error);
  }
}
