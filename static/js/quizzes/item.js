// The question screen: every change is saved at once, and its state is said in words.
// Without this script the page works by plain posts; with it, the plain form stays usable.

import { readAnswer, sameAnswer } from "./answer.js";
import { startClock } from "./clock.js";
import { Leaving } from "./leave.js";
import { conflictIsShown, hideConflict, showConflict, showError, showHeld, showState } from "./notices.js";
import { Saver } from "./saver.js";
import { SignIn } from "./sign_in.js";
import { enableStrikeOut } from "./strike.js";
import { askServer } from "./wire.js";

const form = document.getElementById("answer-form");
const fields = form.elements;
const clock = startClock();

const saver = new Saver({
  url: form.dataset.saveUrl,
  clientId: fields.client_id.value,
  seq: Number(fields.seq.value),
  rev: Number(fields.base_rev.value),
  state: firstState(),
  onState,
  onReply: (body, sentAt) => clock?.hear(body, sentAt),
});
const leaving = new Leaving(form, saver);
const signIn = new SignIn((signedIn) => {
  if (signedIn) saver.retryNow();
  else showHeld("signed-out");
});

function firstState() {
  const { state } = document.querySelector(".q-save").dataset;
  if (state !== "unsaved") return state;
  return conflictIsShown() ? "stale" : "refused";
}

function onState(state, details) {
  showState(state);
  writePlainFields();
  if (state === "saving") showError(form, "");
  if (state === "saved") {
    hideConflict();
    showHeld(null);
  }
  if (state === "stale") showConflict(form, details);
  if (state === "refused") showError(form, details.message);
  if (state === "signed-out") signIn.open(details.error);
  if (state === "closed") leaving.go(form.dataset.resultUrl + (details.lost ? "?late=1" : ""));
}

/** A plain post must continue what the script did, and not collide with it. */
function writePlainFields() {
  for (const [name, value] of Object.entries(saver.plainFields)) fields[name].value = value;
}

/** What the form held when the server drew it. */
function drawnAnswer() {
  const drawn = form.cloneNode(true);
  drawn.reset();
  return readAnswer(drawn);
}

form.addEventListener("change", () => saver.save(readAnswer(form)));
document.getElementById("held-sign-in").addEventListener("click", () => signIn.open());
document.getElementById("conflict-keep").addEventListener("click", (event) => {
  event.preventDefault();
  leaving.go(event.currentTarget.href);
});

addEventListener("online", () => {
  if (saver.state === "unsaved") saver.retryNow();
});
document.addEventListener("visibilitychange", async () => {
  if (document.hidden) return;
  if (saver.state === "unsaved") saver.retryNow();
  if (!clock) return;
  const serverTime = await askServer(3000); // the own clock stands still while a phone sleeps
  if (serverTime) clock.hearTime(serverTime);
});

enableStrikeOut(form);
// Picked before this script was there.
if (!sameAnswer(readAnswer(form), drawnAnswer())) saver.save(readAnswer(form));
