// On a phone: does this network let the class through? Each line says what was tried and whether it worked.

const page = document.getElementById("check");
const said = page.dataset;

function mark(id, good, text) {
  const pill = document.getElementById(id);
  pill.textContent = `${good ? "✓" : "✗"} ${text || (good ? said.ok : said.bad)}`;
  pill.className = `pill ${good ? "ok" : "warn"}`;
  return good;
}

function verdict(text, good) {
  const line = document.getElementById("verdict");
  line.textContent = text;
  line.className = `notice ${good ? "ok" : "warn"}`;
}

async function times() {
  const found = [];
  for (let i = 0; i < 5; i += 1) {
    const before = performance.now();
    const answer = await fetch("/health", { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    found.push(performance.now() - before);
  }
  return found.sort((a, b) => a - b)[2];
}

function live() {
  return new Promise((settle) => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws/check`);
    const late = setTimeout(() => settle(false) || socket.close(), 6000);
    socket.onopen = () => socket.send("across the table");
    socket.onmessage = (event) => {
      clearTimeout(late);
      settle(event.data === "across the table");
      socket.close();
    };
    socket.onerror = () => settle(false);
  });
}

function keeps() {
  try {
    sessionStorage.setItem("atl.check", "1");
    sessionStorage.removeItem("atl.check");
  } catch {
    return false;
  }
  return navigator.cookieEnabled;
}

const modern = "replaceChildren" in Element.prototype && "showModal" in (window.HTMLDialogElement || class {}).prototype;
mark("script", modern);
mark("keeps", keeps());
let quick = false;
try {
  const ms = await times();
  quick = mark("time", true, ms > 400 ? said.slow.replace("{ms}", String(Math.round(ms))) : said.ok);
} catch {
  mark("time", false);
}
const socket = mark("live", await live());
if (!modern) verdict(said.old, false);
else if (!socket || !quick) verdict(said.socket, false);
else verdict(said.fine, true);
