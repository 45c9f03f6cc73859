// Signing in again in a dialog, while the answer waits on the page.

import { postWithFreshToken } from "./wire.js";

const PATIENCE = 20000;

export class SignIn {
  #dialog = document.getElementById("sign-in");
  #form = document.getElementById("sign-in-form");
  #error = document.getElementById("sign-in-error");
  #elsewhere = document.getElementById("sign-in-elsewhere");

  /** `onDone(signedIn)` is called when the dialog has closed. */
  constructor(onDone) {
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    document.getElementById("sign-in-later").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => {
      this.#form.elements.password.value = "";
      onDone(this.#dialog.returnValue === "signed-in");
    });
  }

  /** `error` is the reply's: "absent" where another person is signed in, else "signed_out". */
  open(error) {
    if (this.#dialog.open) return;
    const { textAbsent, textSignedOut } = this.#dialog.dataset;
    document.getElementById("sign-in-why").textContent =
      error === "absent" ? textAbsent : textSignedOut;
    this.#complain("");
    this.#dialog.returnValue = "";
    this.#dialog.showModal(); // keeps the focus inside, and gives it back at the end
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#form.ariaBusy === "true") return;
    this.#form.ariaBusy = "true";
    this.#complain("");
    const { email, password } = this.#form.elements;
    const text = JSON.stringify({ email: email.value, password: password.value });
    const signal = AbortSignal.timeout(PATIENCE);
    const reply = await postWithFreshToken(this.#dialog.dataset.url, text, signal);
    this.#form.ariaBusy = "false";
    if (reply.status === 200) this.#dialog.close("signed-in");
    else this.#refused(reply);
  }

  #refused({ body }) {
    this.#complain(body.message ?? this.#dialog.dataset.textUnreachable);
    this.#elsewhere.hidden = body.error !== "second_factor";
    const { email, password } = this.#form.elements;
    if (body.error !== "credentials") return;
    for (const input of [email, password]) input.setAttribute("aria-invalid", "true");
    password.value = "";
    password.focus();
  }

  #complain(message) {
    this.#error.textContent = message;
    this.#error.hidden = !message;
    this.#elsewhere.hidden = true;
    for (const input of this.#form.querySelectorAll("input")) input.removeAttribute("aria-invalid");
  }
}
