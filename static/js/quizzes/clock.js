// The time left, from the server's numbers alone. It shows; it never stops a save.
//
// The end is the newest reply's server_time + seconds_left. Between replies a monotonic clock
// runs; a wrong or changed wall clock does nothing. The difference between the server's clock
// and ours is not guessed but bounded: a reply was written after its request was sent and before
// it was heard. So a clock that stood still while a phone slept is mended by the next reply, and
// the stored reply to a save that is sent again, with its old server_time, cannot add time.

const SHORT = 300;
const SAID = [300, 60];

export class Clock {
  #offset = -Infinity; // server's clock minus ours
  #newest = -Infinity;
  #end = Infinity;
  #shown = null;

  constructor(box, { said, over }) {
    Object.assign(this, { box, said, over, face: box.querySelector(".q-clock") });
    const { serverTime, secondsLeft } = box.dataset;
    this.#bound(1000 * Number(serverTime), pageReceived());
    this.#newest = 1000 * Number(serverTime);
    this.#end = this.#newest + 1000 * Number(secondsLeft);
    this.button = box.querySelector("button");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.#toggle());
    setInterval(() => this.#show(), 250);
    this.#show();
  }

  /** A reply's server_time and seconds_left; `sentAt` where it was written after that. */
  hear({ server_time: stamp, seconds_left: secondsLeft }, sentAt) {
    const serverTime = Date.parse(stamp);
    if (typeof secondsLeft !== "number" || Number.isNaN(serverTime)) return;
    this.#bound(serverTime, performance.now(), sentAt);
    if (serverTime >= this.#newest) {
      this.#newest = serverTime;
      this.#end = serverTime + 1000 * secondsLeft;
    }
    this.#show();
  }

  /** The server's clock in milliseconds, cut to the second. */
  hearTime(serverTime) {
    this.#bound(serverTime, performance.now());
    this.#show();
  }

  #bound(serverTime, heardAt, sentAt = -Infinity) {
    this.#offset = Math.max(this.#offset, serverTime - heardAt);
    this.#offset = Math.min(this.#offset, serverTime - sentAt);
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
    if (passed && !this.#away) {
      this.said.textContent = fill(this.box.dataset.textSaid, { minutes: Math.ceil(seconds / 60) });
    }
  }

  get #away() {
    return this.button.getAttribute("aria-pressed") === "true";
  }

  #toggle() {
    this.button.setAttribute("aria-pressed", String(!this.#away));
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
