// A free TCP port on loopback, and whether one is taken.
import { createServer } from "node:net";

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve({ error }));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve({ port: bound }));
    });
  });
}

export async function freePort(host = "127.0.0.1") {
  const { port, error } = await tryListen(0, host);
  if (error) throw error;
  return port;
}

export const portProblem = async (port, host = "127.0.0.1") => (await tryListen(port, host)).error;
