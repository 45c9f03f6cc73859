// JSON to the server and back. Knows the CSRF token, and nothing of answers.

/** Put a fresh token into every form of the page, so that plain posts work as well. */
export function renewToken(token) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    input.value = token;
  }
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

/** Post a JSON text. `status` is 0 where nothing readable came back. */
export async function post(url, text, signal) {
  const nothing = { status: 0, body: {}, retryAfter: 0 };
  try {
    const reply = await fetch(url, {
      method: "POST",
      body: text,
      signal,
      keepalive: true, // goes out even if the page is closed meanwhile
      credentials: "same-origin",
      headers: {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": token(),
      },
    });
    const retryAfter = 1000 * Number(reply.headers.get("Retry-After")) || 0;
    const body = await reply.json().catch(() => null);
    // A login page of the network in between answers 200 too, but not with our JSON.
    const readable = body !== null && typeof body === "object";
    if (!readable) return { ...nothing, status: reply.ok ? 0 : reply.status, retryAfter };
    return { status: reply.status, body, retryAfter };
  } catch {
    return nothing;
  }
}

/** Post, and once more with the fresh token where only the token was out of date. */
export async function postWithFreshToken(url, text, signal) {
  const reply = await post(url, text, signal);
  if (reply.body.csrf_token) renewToken(reply.body.csrf_token);
  if (reply.status !== 401 || reply.body.error !== "csrf") return reply;
  return post(url, text, signal);
}

/** The server's clock from the head of this page, in milliseconds; null where it does not answer. */
export async function askServer(patience) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), patience);
  try {
    const reply = await fetch(location.href, { method: "HEAD", signal: control.signal });
    return reply.ok ? Date.parse(reply.headers.get("Date")) || 0 : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
