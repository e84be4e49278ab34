// The theatre: one slide at a time, keys for the presenter, a clock for each slide. Without this script all are shown.

const slides = [...document.querySelectorAll(".slide")];
const bar = Object.fromEntries(["back", "next", "clock", "pause", "jump", "notes", "spoken", "choose"].map((id) => [id, document.getElementById(id)]));
const session = document.body.dataset.session;
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`atl.theatre.${session}`) : null;
const KEY = `atl.theatre.${session}`;

let place = Math.max(0, slides.findIndex((slide) => slide.dataset.key === location.hash.slice(1)));
let clock = kept() || { total: 0, slides: {}, stopped: true };
let last = performance.now();

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(clock));
  } catch {
    // Without storage the clock lasts as long as the page.
  }
}

function show(wanted, tell = true, focus = true) {
  place = Math.max(0, Math.min(slides.length - 1, wanted));
  slides.forEach((slide, index) => (slide.hidden = index !== place));
  const slide = slides[place];
  const title = slide.querySelector("h2");
  history.replaceState(null, "", `#${slide.dataset.key}`);
  bar.jump.value = slide.dataset.key;
  bar.back.disabled = place === 0;
  bar.next.disabled = place === slides.length - 1;
  bar.spoken.textContent = `${slide.querySelector(".place").textContent}: ${title.textContent}`;
  if (focus && document.activeElement !== bar.next && document.activeElement !== bar.back) title.focus({ preventScroll: true });
  slide.scrollTop = 0;
  reach(slide);
  if (place > 0 && clock.stopped && clock.total === 0) stop(false);
  if (tell && channel) channel.postMessage(slide.dataset.key);
  tick();
}

/** What is wider or taller than its place can be scrolled with the keyboard. */
function reach(slide) {
  for (const part of slide.querySelectorAll(".picture, .told, table")) {
    if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  }
}

function stop(on) {
  clock.stopped = on;
  bar.pause.setAttribute("aria-pressed", String(on));
  keep();
}

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function tick() {
  const now = performance.now();
  const slide = slides[place];
  const key = slide.dataset.key.replace(/-\d+$/, "");
  if (!clock.stopped) {
    clock.total += (now - last) / 1000;
    clock.slides[key] = (clock.slides[key] || 0) + (now - last) / 1000;
    keep();
  }
  last = now;
  const spent = clock.slides[key] || 0;
  const planned = Number(slide.dataset.seconds);
  bar.clock.textContent = `${minutes(spent)} / ${minutes(planned)} · ${minutes(clock.total)}`;
  bar.clock.classList.toggle("late", spent > planned);
}

const actions = {
  ArrowRight: () => show(place + 1), ArrowDown: () => show(place + 1), PageDown: () => show(place + 1), " ": () => show(place + 1),
  ArrowLeft: () => show(place - 1), ArrowUp: () => show(place - 1), PageUp: () => show(place - 1),
  Home: () => show(0), End: () => show(slides.length - 1),
  n: () => notes(), p: () => stop(!clock.stopped), f: () => full(),
};

function notes() {
  const on = document.documentElement.classList.toggle("notes");
  bar.notes.setAttribute("aria-pressed", String(on));
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
}

/** The six slides by their numbers. */
function jump(number) {
  const keys = [...new Set(slides.filter((slide) => slide.classList.contains("core")).map((slide) => slide.dataset.key.replace(/-\d+$/, "")))];
  const wanted = slides.findIndex((slide) => slide.dataset.key.replace(/-\d+$/, "") === keys[number - 1]);
  if (wanted >= 0) show(wanted);
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("select, input, textarea");
  if (typing || (event.key === " " && event.target.closest("button, a, summary"))) return;
  if (/^[1-6]$/.test(event.key)) jump(Number(event.key));
  else if (event.key in actions) actions[event.key]();
  else return;
  event.preventDefault();
});
bar.back.addEventListener("click", () => show(place - 1));
bar.next.addEventListener("click", () => show(place + 1));
bar.pause.addEventListener("click", () => stop(!clock.stopped));
bar.notes.addEventListener("click", notes);
bar.jump.addEventListener("change", () => show(slides.findIndex((slide) => slide.dataset.key === bar.jump.value), true, false));
bar.choose.addEventListener("submit", () => (bar.choose.action = `${location.pathname}#replay-1`));
addEventListener("hashchange", () => {
  const wanted = slides.findIndex((slide) => slide.dataset.key === location.hash.slice(1));
  if (wanted >= 0 && wanted !== place) show(wanted);
});
addEventListener("resize", () => reach(slides[place]));
if (channel) channel.onmessage = (event) => {
  const wanted = slides.findIndex((slide) => slide.dataset.key === event.data);
  if (wanted >= 0 && wanted !== place) show(wanted, false, false);
};
stop(clock.stopped);
show(place, false, false);
setInterval(tick, 500);
