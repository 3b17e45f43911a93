// What to start and where, from the environment; every setting that cannot work is refused here with the way to mend it.
import { Explained } from "./progress.mjs";

const NEEDED_NODE = [20, 19];
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1])) return;
  throw new Explained(`Concord needs Node ${NEEDED_NODE.join(".")} or newer (24 is recommended); this is ${version}.`);
}

function readPort(text = "3000") {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Explained(`PORT must be a number from 1 to 65535, not "${text}".`);
}

function readAddress(text, port) {
  const address = text ?? `http://localhost:${port}`;
  try {
    const url = new URL(address);
    if (/^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search) return url;
  } catch {
    // falls through to the explanation
  }
  throw new Explained(`APP_URL must be an address such as https://concord.hospital.example, not "${address}".`);
}

export function readSettings(env) {
  const port = readPort(env.PORT);
  const appUrl = readAddress(env.APP_URL, port);
  const embedded = !env.DATABASE_URL;
  if (env.DEMO && !/^[01]$/.test(env.DEMO)) throw new Explained(`DEMO must be 1 or 0, not "${env.DEMO}".`);
  if (embedded && env.DATABASE_OWNER_URL) {
    throw new Explained(
      "DATABASE_OWNER_URL is set but DATABASE_URL is not: set both, or neither for the embedded Postgres.",
    );
  }
  if (!embedded && !env.DATABASE_OWNER_URL) {
    throw new Explained(
      "DATABASE_URL is set but DATABASE_OWNER_URL is not. Concord needs two roles: DATABASE_URL for the application " +
        "(concord_app) and DATABASE_OWNER_URL for migrations. See the configuration table in README.md.",
    );
  }
  const demo = embedded ? env.DEMO !== "0" : env.DEMO === "1";
  const isPublic = !LOOPBACK.has(appUrl.hostname);
  if (demo && isPublic && env.DEMO_ON_PUBLIC_HOST !== "1") {
    throw new Explained(
      `The demo accounts have published passwords, and APP_URL is ${appUrl.origin}. Set DEMO=0, or DEMO_ON_PUBLIC_HOST=1 ` +
        "when the data is only synthetic and that address may be open to everybody who reaches it.",
    );
  }
  return { port, host: env.HOST || "127.0.0.1", appUrl: appUrl.origin, embedded, demo };
}
