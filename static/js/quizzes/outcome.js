// What a reply to a save means. docs/contract.md lists the replies.

const TRY_AGAIN = [0, 408, 425, 429];

/**
 * One word for a reply:
 * saved, stale, submitted, unreadable, signed-out, or later (the outcome is not known: ask again).
 */
export function meaning({ status, body }) {
  if (status === 200) return body.accepted === true ? "saved" : "later";
  if (status === 409 && (body.error === "stale" || body.error === "submitted")) return body.error;
  if (TRY_AGAIN.includes(status) || status >= 500) return "later";
  // Somebody else's attempt and no attempt look alike: most likely another person signed in here.
  if (status === 404) return "signed-out";
  if (status === 401) return body.error === "signed_out" ? "signed-out" : "later";
  return "unreadable";
}
