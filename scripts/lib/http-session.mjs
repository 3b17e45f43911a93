// A signed-in visitor without a browser: cookies kept, next-auth's credentials form answered.
export class HttpSession {
  #origin;
  #cookies = new Map();

  constructor(origin) {
    this.#origin = origin;
  }

  async fetch(path, options = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { origin: this.#origin, ...options.headers, ...(cookie ? { cookie } : {}) };
    const response = await fetch(new URL(path, this.#origin), { redirect: "manual", ...options, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async signIn({ email, password }) {
    const { csrfToken } = await (await this.fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, email, password, callbackUrl: this.#origin, json: "true" });
    await (await this.fetch("/api/auth/callback/credentials", { method: "POST", body })).arrayBuffer();
    const session = await (await this.fetch("/api/auth/session")).json();
    if (!session?.expires) throw new Error(`signing in as ${email} did not open a session`);
  }
}
