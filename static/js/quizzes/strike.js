// Striking options out: a mark on the page while thinking, and no part of the answer.

export function enableStrikeOut(form) {
  for (const button of form.querySelectorAll(".option-strike")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      mark(button, button.getAttribute("aria-pressed") !== "true");
    });
  }
  form.addEventListener("change", ({ target }) => {
    const button = target.closest(".option")?.querySelector(".option-strike");
    if (button && target.checked) mark(button, false);
  });
}

function mark(button, struck) {
  button.setAttribute("aria-pressed", String(struck));
  button.closest(".option").classList.toggle("is-struck", struck);
}
