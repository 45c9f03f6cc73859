// What the page says about the answer: its state, a conflict, an error, why one cannot leave yet.

import { describe } from "./answer.js";

const byId = (id) => document.getElementById(id);

/** The states of saver.js in the words and the colours of the page. */
export function showState(state) {
  const place = document.querySelector(".q-save");
  const words = {
    "blank": place.dataset.textBlank,
    "saved": place.dataset.textSaved,
    "saving": place.dataset.textSaving,
    "unsaved": place.dataset.textUnsaved,
    "signed-out": place.dataset.textSignedOut,
    "closed": place.dataset.textClosed,
  }[state] ?? place.dataset.textRefused;
  const calm = ["blank", "saved", "saving", "closed"];
  place.dataset.state = calm.includes(state) ? state : "unsaved";
  if (place.textContent.trim() !== words) place.textContent = words;
}

export function showConflict(form, { mine, stored }) {
  const { textNothing } = byId("conflict").dataset;
  byId("conflict-stored").textContent = describe(form, stored) || textNothing;
  byId("conflict-mine").textContent = describe(form, mine) || textNothing;
  bring(byId("conflict"));
}

export function hideConflict() {
  byId("conflict").hidden = true;
}

export function conflictIsShown() {
  return !byId("conflict").hidden;
}

/** The error beside the controls that it is about; an empty message takes it away. */
export function showError(form, message) {
  const place = byId("answer-error");
  place.textContent = message;
  place.hidden = true;
  if (message) bring(place);
  const inputs = "[role=radiogroup], .option-control[type=checkbox], .match-menu";
  for (const control of form.querySelectorAll(inputs)) {
    if (message) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** Why one cannot leave the page yet: "unreachable" or "signed-out"; null takes it away. */
export function showHeld(reason) {
  const place = byId("held");
  const { textUnreachable, textSignedOut } = place.dataset;
  byId("held-words").textContent = reason === "signed-out" ? textSignedOut : textUnreachable;
  byId("held-sign-in").hidden = reason !== "signed-out";
  place.hidden = true;
  if (reason) bring(place);
}

/** To what the learner has to decide or to mend. */
export function focusOn(state, form) {
  if (state === "stale") byId("conflict").focus();
  if (state === "refused") form.querySelector(".option-control, .match-menu").focus();
}

/** Shown, and in sight: the page may be scrolled away from it. */
function bring(place) {
  place.hidden = false;
  place.scrollIntoView({ block: "nearest", behavior: "instant" });
}
