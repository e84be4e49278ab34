// Drawing a page again after something has changed: once, however much has changed, when the browser is ready.

let drawing = () => {};
let due = false;

/** Draw the page again. */
export function change() {
  if (due) return;
  due = true;
  const go = () => {
    due = false;
    drawing();
  };
  if (document.visibilityState === "visible") requestAnimationFrame(go);
  else setTimeout(go, 0);
}

/** What draws the page. */
export function onChange(draw) {
  drawing = draw;
}
