// Sends answers. One save on its way at a time; the newest answer goes next; a save whose
// outcome is not known is sent again, byte for byte, until the server says what became of it.

import { sameAnswer } from "./answer.js";
import { meaning } from "./outcome.js";
import { postWithFreshToken } from "./wire.js";

export const PATIENCE = 3000; // then we say that it is not saved
const GIVE_UP = 12000; // then we stop listening and ask again
const PAUSES = [1000, 2000, 4000, 8000, 15000];

/**
 * States: blank, saved, saving, unsaved (will retry), signed-out, stale, refused, closed.
 * `onState(state, details)` hears every change; `onReply(body)` every reply that tells
 * the time, and when its request was sent unless it may be the stored reply to an earlier one.
 */
export class Saver {
  #wanted = null; // {answer}: chosen, and not yet in a save
  #current = null; // the save whose outcome is not known: {fields, answer, text, sends}
  #attempt = null; // the request that is on its way
  #timer = 0;
  #waiting = [];

  constructor({ url, clientId, seq, rev, state, onState, onReply }) {
    Object.assign(this, { url, clientId, rev, state, onState, onReply });
    this.seq = seq - 1; // the last one used
  }

  /** Whether an answer on this page is not at the server. */
  get unsaved() {
    return Boolean(this.#current || this.#wanted) || this.state === "stale" || this.state === "refused";
  }

  /** The contract's fields for a plain form post: the save under way, or a new one. */
  get plainFields() {
    if (this.#current && !this.#wanted) return this.#current.fields;
    return { client_id: this.clientId, seq: this.seq + 1, base_rev: this.rev };
  }

  /** A plain post took the next number: never use it for another answer. */
  spendNumber() {
    this.seq += 1;
  }

  save(answer) {
    this.#wanted = { answer };
    if (!this.#current) this.#next();
    else if (this.state === "signed-out") this.retryNow();
    else this.#tell(this.state); // the plain form's fields depend on what is wanted
  }

  /** Send at once what waits. Resolves with the state that came of it. */
  flush() {
    if (!this.#current) return Promise.resolve(this.state);
    const outcome = new Promise((resolve) => this.#waiting.push(resolve));
    if (this.state !== "saving") this.retryNow();
    return outcome;
  }

  retryNow() {
    if (this.#current) this.#send();
  }

  /** The page goes away: what waits for its next try is sent now or never. */
  lastChance() {
    if (!this.#attempt) this.retryNow();
  }

  #next() {
    if (!this.#wanted) {
      this.#tell("saved");
      return;
    }
    this.seq += 1;
    const fields = { client_id: this.clientId, seq: this.seq, base_rev: this.rev };
    const { answer } = this.#wanted;
    this.#current = { fields, answer, text: JSON.stringify({ ...fields, answer }), sends: 0 };
    this.#wanted = null;
    this.#send();
  }

  async #send() {
    clearTimeout(this.#timer);
    this.#attempt?.abort();
    const control = new AbortController();
    this.#attempt = control;
    this.#current.sends += 1;
    const first = this.#current.sends === 1;
    const sentAt = first ? performance.now() : undefined;
    if (first || this.state !== "unsaved") this.#tell("saving");
    const impatient = setTimeout(() => this.#tell("unsaved"), PATIENCE);
    const deaf = setTimeout(() => control.abort(), GIVE_UP);
    const reply = await postWithFreshToken(this.url, this.#current.text, control.signal);
    clearTimeout(impatient);
    clearTimeout(deaf);
    if (this.#attempt !== control) return; // a newer request speaks for this save
    this.#attempt = null;
    if (typeof reply.body.server_time === "string") this.onReply(reply.body, sentAt);
    this.#hear(reply);
  }

  #hear(reply) {
    const { body } = reply;
    switch (meaning(reply)) {
      case "saved":
        return this.#saved(body);
      case "stale":
        return this.#stale(body);
      case "submitted":
        return this.#closed(body);
      case "unreadable":
        return this.#refused(body);
      case "signed-out":
        return this.#tell("signed-out", body);
      default:
        return this.#later(reply.retryAfter);
    }
  }

  #saved(body) {
    this.rev = body.server_rev;
    this.#current = null;
    this.#next();
  }

  #later(atLeast) {
    const pause = PAUSES[Math.min(this.#current.sends, PAUSES.length) - 1];
    // Not all of a class at the same moment.
    const spread = 1 + Math.random() / 4;
    this.#timer = setTimeout(() => this.#send(), Math.max(pause * spread, atLeast));
    this.#tell("unsaved");
  }

  #stale(body) {
    const mine = this.#takeMine();
    this.rev = body.server_rev;
    if (sameAnswer(mine, body.answer)) this.#tell("saved");
    else this.#tell("stale", { mine, stored: body.answer });
  }

  #closed(body) {
    const mine = this.#takeMine();
    this.#tell("closed", { lost: !sameAnswer(mine, body.answer) });
  }

  #refused(body) {
    this.#current = null;
    if (this.#wanted) this.#next();
    else this.#tell("refused", body);
  }

  /** The learner's newest answer; nothing is on its way any more. */
  #takeMine() {
    const { answer } = this.#wanted ?? this.#current;
    this.#wanted = null;
    this.#current = null;
    return answer;
  }

  #tell(state, details = {}) {
    this.state = state;
    if (state !== "saving") {
      for (const resolve of this.#waiting.splice(0)) resolve(state);
    }
    this.onState(state, details);
  }
}
