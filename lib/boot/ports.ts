import net from "node:net";

/** Whether nothing listens on the port at that address. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return listen(port, host).then((got) => got !== null);
}

/** The wanted port, or any free one when it is in use. 0 asks for any. */
export async function freePort(wanted: number, host = "127.0.0.1"): Promise<number> {
  const port = (await listen(wanted, host)) ?? (await listen(0, host));
  if (port === null) throw new Error(`no free port at ${host}`);
  return port;
}

function listen(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}
