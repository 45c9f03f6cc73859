// Leaving the question: not before its answer is at the server, or travels with the page.

import { readAnswer } from "./answer.js";
import { focusOn, showHeld } from "./notices.js";
import { askServer } from "./wire.js";

const PATIENCE = 3000;

export class Leaving {
  #posting = false; // a plain form post is on its way and carries the answer
  #busy = false;

  constructor(form, saver) {
    Object.assign(this, { form, saver });
    form.addEventListener("submit", (event) => this.#submit(event));
    addEventListener("beforeunload", (event) => {
      if (saver.unsaved && !this.#posting) event.preventDefault();
    });
    addEventListener("pagehide", () => saver.lastChance());
    addEventListener("pageshow", ({ persisted }) => {
      this.#posting = false;
      if (persisted && !saver.unsaved) location.reload(); // it may have been answered elsewhere
    });
  }

  /** To another page although an answer here is given up. */
  go(url) {
    this.#posting = true;
    location.assign(url);
  }

  async #submit(event) {
    if (this.#posting) return;
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    await this.#settleAndGo(event.submitter);
    this.#busy = false;
  }

  async #settleAndGo(button) {
    const { saver, form } = this;
    if (["stale", "refused"].includes(saver.state)) saver.save(readAnswer(form));
    const state = await saver.flush();
    const target = button?.dataset.href;
    if (state === "saved" || state === "blank") {
      if (target) location.assign(target);
    } else if (state === "unsaved") {
      await this.#withThePage(button);
    } else {
      focusOn(state, form);
    }
  }

  /** The script's saves do not get through. A plain post may; but never into a dead line. */
  async #withThePage(button) {
    if ((await askServer(PATIENCE)) === null) {
      showHeld("unreachable");
      return;
    }
    if (!this.saver.unsaved) {
      if (button?.dataset.href) location.assign(button.dataset.href);
      return;
    }
    this.#posting = true;
    this.form.requestSubmit(button);
    this.saver.spendNumber();
  }
}
