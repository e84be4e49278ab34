// The line of the control room: commands go out, the overview comes in; it comes back by itself.

const WAITS = [250, 500, 1000, 2000, 4000];

export class DeskWire {
  constructor(hear, state) {
    this.hear = hear;
    this.state = state;
    this.session = 0;
    this.tries = 0;
    this.count = 0;
    this.waiting = new Map();
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws/desk`);
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.state("open");
      socket.send(JSON.stringify({ kind: "watch", session: this.session }));
      for (const { message } of this.waiting.values()) socket.send(JSON.stringify(message));
    };
    socket.onmessage = (event) => this.take(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (event.code === 4401) return this.state("over");
      this.state("offline");
      setTimeout(() => this.connect(), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    };
  }

  take(message) {
    if (message.kind === "answer" && this.waiting.has(message.request)) {
      const { settle } = this.waiting.get(message.request);
      this.waiting.delete(message.request);
      settle(message);
    }
    this.hear(message);
  }

  watch(session) {
    this.session = session;
    if (this.socket && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ kind: "watch", session }));
  }

  /** Do something; the promise is kept with the server's answer. */
  do(command, args = {}, session = this.session) {
    const request = `d${Date.now().toString(36)}${this.count++}`;
    const message = { kind: "do", request, session, command, args };
    return new Promise((settle) => {
      this.waiting.set(request, { message, settle });
      if (this.socket && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
    });
  }
}
