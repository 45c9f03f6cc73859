// The answer as the form holds it, in the three shapes of the contract: one, many, map.

/** null where nothing is answered. */
export function readAnswer(form) {
  const data = new FormData(form);
  switch (form.dataset.shape) {
    case "one":
      return data.get("answer") || null;
    case "many": {
      const chosen = data.getAll("answer");
      return chosen.length ? chosen : null;
    }
    default: {
      const parts = [...data].filter(([name, value]) => name.startsWith("answer.") && value);
      return parts.length
        ? Object.fromEntries(parts.map(([name, value]) => [name.slice("answer.".length), value]))
        : null;
    }
  }
}

/** The same answer, whatever the order it was picked in. */
export function sameAnswer(one, other) {
  return canonical(one) === canonical(other);
}

function canonical(answer) {
  if (Array.isArray(answer)) return JSON.stringify([...answer].sort());
  if (answer !== null && typeof answer === "object") {
    return JSON.stringify(Object.entries(answer).sort());
  }
  return JSON.stringify(answer);
}

/** The answer in the words of the page. */
export function describe(form, answer) {
  if (answer === null || answer === undefined) return "";
  if (Array.isArray(answer)) return answer.map((id) => optionText(form, id)).join("; ");
  if (typeof answer === "object") {
    return Object.entries(answer).map(([part, id]) => menuText(form, part, id)).join("; ");
  }
  return optionText(form, answer);
}

function optionText(form, id) {
  const input = form.querySelector(`input[name=answer][value="${CSS.escape(id)}"]`);
  return input?.labels[0].textContent.trim() ?? "";
}

function menuText(form, part, id) {
  const menu = form.elements[`answer.${part}`];
  const option = [...menu.options].find(({ value }) => value === id);
  return `${menu.labels[0].textContent.trim()}: ${option?.text ?? ""}`;
}
