// On the class computer: asks every two seconds who has got through, and shows what that means.

const field = document.getElementById("phone");
const verdict = document.getElementById("verdict");
const faults = document.getElementById("faults");
let shown = "waiting";

async function look() {
  try {
    const answer = await fetch(`/check/state?phone=${encodeURIComponent(field.value.trim())}`, { cache: "no-store" });
    if (!answer.ok) return;
    const found = await answer.json();
    if (found.fault !== shown) {
      shown = found.fault;
      const text = faults.querySelector(`[data-fault="${shown}"]`);
      verdict.replaceChildren(...[...text.childNodes].map((node) => node.cloneNode(true)));
      verdict.className = `notice stack ${shown === "none" ? "ok" : shown === "waiting" ? "" : "warn"}`;
    }
  } catch {
    // The server is not there for a moment; the next look says more.
  }
}

field.addEventListener("change", look);
setInterval(look, 2000);
look();
