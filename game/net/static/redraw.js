// Drawing a page again after something has changed: once, however much has changed, when the browser is ready.

let drawing = () => {};
let due = false;

/** Draw the page again. */
export function change() {
  if (due) return;
  due = true;
  const go = () => {
    due = false;
    const held = document.activeElement;
    drawing();
    if (held === document.body) return;
    goOn();
    soon(goOn); // a button that can no longer be pressed lets go of the keyboard only now
  };
  soon(go);
}

function soon(go) {
  if (document.visibilityState === "visible") requestAnimationFrame(go);
  else setTimeout(go, 0);
}

/** Where what had the keyboard is gone, the keyboard goes on in the content, not at the top of the page. */
function goOn() {
  if (document.activeElement === document.body) document.getElementById("panel")?.focus({ preventScroll: true });
}

/** What draws the page. */
export function onChange(draw) {
  drawing = draw;
}
