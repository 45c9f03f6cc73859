// The time left, from the server's numbers alone. It shows; it never stops a save.
//
// The end is the newest reply's server_time + seconds_left. Between replies a monotonic clock
// runs; a wrong or changed wall clock does nothing. A reply is heard after it was written, so
// the largest (server time - own time) is the nearest to the truth: a reply sent a second time
// with its old server_time changes nothing, and after a device has slept the first reply mends it.

const SHORT = 300;
const SAID = [300, 60];

export class Clock {
  #offset = -Infinity;
  #newest = -Infinity;
  #end = Infinity;
  #shown = null;

  constructor(box, { said, over }) {
    Object.assign(this, { box, said, over, face: box.querySelector(".q-clock") });
    const { serverTime, secondsLeft } = box.dataset;
    this.#set(1000 * Number(serverTime), Number(secondsLeft), pageReceived());
    box.hidden = false;
    box.querySelector("button").addEventListener("click", (event) => this.#toggle(event));
    setInterval(() => this.#show(), 250);
    this.#show();
  }

  /** A reply's server_time and seconds_left. */
  hear({ server_time: serverTime, seconds_left: secondsLeft }) {
    if (typeof secondsLeft === "number") this.#set(Date.parse(serverTime), secondsLeft);
    this.#show();
  }

  /** The server's clock in milliseconds. */
  hearTime(serverTime) {
    this.#offset = Math.max(this.#offset, serverTime - performance.now());
    this.#show();
  }

  #set(serverTime, secondsLeft, heardAt = performance.now()) {
    if (Number.isNaN(serverTime)) return;
    this.#offset = Math.max(this.#offset, serverTime - heardAt);
    if (serverTime < this.#newest) return; // an older reply that came late
    this.#newest = serverTime;
    this.#end = serverTime + 1000 * secondsLeft;
  }

  #show() {
    const left = this.#end - (this.#offset + performance.now());
    const seconds = Math.max(0, Math.floor(left / 1000));
    if (seconds === this.#shown) return;
    this.face.textContent = this.#words(seconds);
    this.box.classList.toggle("is-short", seconds < SHORT);
    this.over.hidden = seconds > 0;
    this.#say(seconds);
    this.#shown = seconds;
  }

  #words(seconds) {
    const { textHours, textMinutes, textSeconds, textOver } = this.box.dataset;
    const minutes = Math.floor(seconds / 60);
    if (seconds === 0) return textOver;
    if (minutes < 2) {
      return fill(textSeconds, { minutes, seconds: String(seconds % 60).padStart(2, "0") });
    }
    if (minutes < 60) return fill(textMinutes, { minutes });
    return fill(textHours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }

  /** Aloud only twice, and not to somebody who put the clock away. */
  #say(seconds) {
    const passed = SAID.some((mark) => this.#shown > mark && seconds <= mark);
    const away = this.box.querySelector("button").getAttribute("aria-pressed") === "true";
    if (passed && !away) {
      this.said.textContent = fill(this.box.dataset.textMinutes, { minutes: Math.ceil(seconds / 60) });
    }
  }

  #toggle({ currentTarget: button }) {
    const away = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(away));
  }
}

/** The clock of this page, or null where the attempt has no deadline. */
export function startClock() {
  const box = document.querySelector(".q-time");
  if (!box) return null;
  return new Clock(box, {
    said: document.getElementById("time-said"),
    over: document.getElementById("time-over"),
  });
}

/** When the page's first byte came, on the clock of performance.now(). */
function pageReceived() {
  const { responseStart = 0 } = performance.getEntriesByType?.("navigation")?.[0] ?? {};
  return responseStart > 0 ? Math.min(responseStart, performance.now()) : performance.now();
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
