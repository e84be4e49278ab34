// The line to the server. It comes back by itself after a lost network, a sleep or a reload, and whatever was not
// answered is sent again under the same request id, so that nothing is done twice and nothing is lost.

const WAITS = [250, 500, 1000, 1500, 2500, 4000];
const BEAT = 9000;
const PATIENCE = 6000;
const OUTBOX = "atl.outbox";
const SEAT = "atl.seat";

export class Wire {
  /** `hear` gets every message; `state` is told "open", "offline" or "over" (with the server's reason). */
  constructor(hear, state) {
    this.hear = hear;
    this.state = state;
    this.page = identity();
    this.n = 0;
    this.tries = 0;
    this.over = false;
    this.seat = kept(SEAT); // of a person who holds several: the one shown last
    this.waiting = new Map();
    for (const [request, message] of saved()) this.waiting.set(request, { message, settle: () => {} });
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.drop());
    addEventListener("pageshow", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hurry());
  }

  connect() {
    if (this.over) return;
    clearTimeout(this.timer);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws/seat`);
    this.socket = socket;
    this.opening = setTimeout(() => socket.readyState === WebSocket.CONNECTING && socket.close(), PATIENCE);
    socket.onopen = () => {
      clearTimeout(this.opening);
      this.heard();
      socket.send(JSON.stringify({ kind: "hello", page: this.page, ...(this.seat ? { seat: this.seat } : {}) }));
      for (const { message } of this.waiting.values()) socket.send(JSON.stringify(this.numbered(message)));
    };
    socket.onmessage = (event) => socket === this.socket && this.take(JSON.parse(event.data));
    socket.onclose = () => socket === this.socket && this.lost();
  }

  numbered(message) {
    if (message.kind === "act" && message.n === undefined) message.n = ++this.n;
    if (message.kind === "sealed" && message.n === undefined) message.n = ++this.n;
    return message;
  }

  take(message) {
    if (this.over) return;
    this.heard();
    if (message.kind === "pong") return;
    if (message.kind === "screen") {
      this.tries = 0;
      this.state("open");
    }
    if (message.kind === "bye") {
      this.over = !["restart", "too_fast", "malformed"].includes(message.code);
      if (this.over) this.state("over", message.text || "");
    }
    if (message.kind === "answer") this.settle(message);
    this.hear(message);
  }

  settle(answer) {
    const asked = this.waiting.get(answer.request);
    this.waiting.delete(answer.request);
    this.save();
    if (asked) asked.settle(answer);
  }

  /** Send something that wants an answer; the promise waits through a lost network. */
  ask(message, lasting = true) {
    message.request = identity();
    return new Promise((settle) => {
      this.waiting.set(message.request, { message, settle, lasting });
      this.save();
      if (this.isOpen()) this.socket.send(JSON.stringify(this.numbered(message)));
    });
  }

  /** Send something that wants none; lost when there is no line. */
  tell(message) {
    if (this.isOpen()) this.socket.send(JSON.stringify(message));
  }

  /** Act in another of one's own seats, after a reload too. */
  takeSeat(seat) {
    this.seat = seat;
    keep(SEAT, seat);
    this.tell({ kind: "as", seat });
  }

  /** Forget questions that are asked anew anyway. */
  forget(request) {
    this.waiting.delete(request);
  }

  isOpen() {
    return Boolean(this.socket) && this.socket.readyState === WebSocket.OPEN;
  }

  /** How many doings wait for their answer. */
  unanswered() {
    return [...this.waiting.values()].filter((kept) => kept.lasting !== false).length;
  }

  heard() {
    clearTimeout(this.beat);
    clearTimeout(this.silence);
    this.beat = setTimeout(() => {
      this.tell({ kind: "ping" });
      this.silence = setTimeout(() => this.drop(), PATIENCE);
    }, BEAT);
  }

  /** Whether the line still stands is found out at once: after a sleep, or when the network is back. */
  hurry() {
    if (this.over) return;
    if (this.isOpen()) {
      this.tell({ kind: "ping" });
      clearTimeout(this.silence);
      this.silence = setTimeout(() => this.drop(), 2500);
    } else if (!this.socket || this.socket.readyState === WebSocket.CLOSED) this.connect();
  }

  drop() {
    const socket = this.socket;
    if (!socket) return;
    socket.onclose = null;
    socket.close();
    this.lost();
  }

  lost() {
    clearTimeout(this.beat);
    clearTimeout(this.silence);
    if (this.over) return;
    this.state("offline");
    const wait = WAITS[Math.min(this.tries, WAITS.length - 1)];
    this.tries += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
  }

  save() {
    const left = [...this.waiting.entries()].filter(([, { lasting }]) => lasting !== false);
    // Numbers count by page: the next page gives its own.
    keep(OUTBOX, JSON.stringify(left.map(([request, { message }]) => [request, { ...message, n: undefined }])));
  }
}

function kept(name) {
  try {
    return sessionStorage.getItem(name) || "";
  } catch {
    return "";
  }
}

function keep(name, text) {
  try {
    sessionStorage.setItem(name, text);
  } catch {
    // A full or forbidden storage costs only what a reload would have kept.
  }
}

function saved() {
  try {
    return JSON.parse(kept(OUTBOX) || "[]");
  } catch {
    return [];
  }
}

/** Twenty random characters: an id for a page or a request. */
export function identity() {
  return [...crypto.getRandomValues(new Uint8Array(15))].map((byte) => byte.toString(36).padStart(2, "0")).join("").slice(0, 24);
}
