// A page as a function of what is known: describe it with h(), and patch() brings the document into that state.
// Elements are made with createElement and texts with text nodes, so nothing that anybody typed is ever markup.

const SVG = "http://www.w3.org/2000/svg";
const OURS = new Set(["on", "key", "modal", "focus", "css"]);
const PROPERTIES = new Set(["value", "checked", "disabled", "open", "indeterminate"]);

/** Describe an element. `props`: attributes, properties, `on` (listeners by event), `key`, `modal` (for dialogues),
 * `css` (properties set one by one, which the content policy allows). */
export function h(tag, props, ...children) {
  return { tag, props: props || {}, kids: children.flat(Infinity).filter((kid) => kid !== null && kid !== undefined && kid !== false && kid !== "") };
}

/** An icon of the sprite, hidden from screen readers: the word stands beside it. */
export function icon(name, extra = "") {
  return h("svg", { class: `icon ${extra}`.trim(), "aria-hidden": "true", focusable: "false" }, h("use", { href: `/static/icons.svg#${name}` }));
}

/** Bring the children of `parent` into the described state, keeping elements, focus and what is being typed. */
export function patch(parent, kids) {
  const svg = parent.namespaceURI === SVG && parent.tagName !== "foreignObject";
  const keyed = new Map();
  for (const node of parent.childNodes) if (node.atlKey !== undefined) keyed.set(node.atlKey, node);
  let place = parent.firstChild;
  for (const kid of kids) {
    const found = match(kid, place, keyed);
    const node = found || create(kid, svg);
    if (node !== place) parent.insertBefore(node, place);
    else place = place.nextSibling;
    if (typeof kid === "object") update(node, kid);
    else if (node.data !== String(kid)) node.data = String(kid);
  }
  while (place) {
    const next = place.nextSibling;
    // Closed, not only taken away: then the keyboard goes back to what opened it.
    if (place.atlTag === "dialog" && place.open) place.close();
    parent.removeChild(place);
    place = next;
  }
}

function match(kid, place, keyed) {
  if (typeof kid !== "object") return place && place.nodeType === 3 ? place : null;
  const key = kid.props.key;
  if (key !== undefined) {
    const node = keyed.get(key);
    return node && node.atlTag === kid.tag ? node : null;
  }
  return place && place.atlTag === kid.tag && place.atlKey === undefined ? place : null;
}

function create(kid, svg) {
  if (typeof kid !== "object") return document.createTextNode(String(kid));
  const node = svg || kid.tag === "svg" ? document.createElementNS(SVG, kid.tag) : document.createElement(kid.tag);
  node.atlTag = kid.tag;
  if (kid.props.key !== undefined) node.atlKey = kid.props.key;
  node.atlProps = {};
  return node;
}

function update(node, { props, kids }) {
  const before = node.atlProps;
  for (const name of Object.keys(before)) if (!(name in props)) drop(node, name);
  for (const [name, value] of Object.entries(props)) {
    if (name !== "value" && name !== "checked" && name !== "on") put(node, name, value, before[name]);
  }
  for (const [name, value] of Object.entries(props.css || {})) node.style.setProperty(name, value);
  listen(node, props.on || {});
  node.atlProps = props;
  patch(node, kids);
  // After the children: the value of a select is one of its options.
  if ("value" in props && node.value !== String(props.value)) node.value = props.value;
  if ("checked" in props && node.checked !== props.checked) node.checked = props.checked;
  if (props.modal && !node.open) node.showModal();
  if (props.focus && !node.atlFocused) {
    node.atlFocused = true;
    node.focus();
  }
}

function put(node, name, value, old) {
  if (OURS.has(name) || value === old) return;
  if (value === null || value === undefined || value === false) return drop(node, name);
  if (PROPERTIES.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function drop(node, name) {
  if (OURS.has(name)) return;
  if (PROPERTIES.has(name)) {
    if (name !== "value") node[name] = false;
  } else node.removeAttribute(name);
}

function listen(node, wanted) {
  node.atlOn = node.atlOn || {};
  for (const type of Object.keys(wanted)) {
    if (!(type in node.atlOn)) node.addEventListener(type, (event) => node.atlOn[type] && node.atlOn[type](event));
    node.atlOn[type] = wanted[type];
  }
  for (const type of Object.keys(node.atlOn)) if (!(type in wanted)) node.atlOn[type] = null;
}
