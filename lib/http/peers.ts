import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Carries the socket's address to the code that answers; the framework's request has no socket. */
const peerHeader = "x-fairlead-peer";

const held = globalThis as { fairleadNotesPeers?: boolean };

/**
 * Writes the socket's address into each request of this process before anything reads it, over whatever the
 * client sent under that name. (`X-Forwarded-For` cannot tell: the framework keeps a client's own.)
 */
export function notePeers(): void {
  if (held.fairleadNotesPeers === true) return;
  held.fairleadNotesPeers = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}

/** The socket's address of a request; null when nobody notes them, for then the header is the client's own. */
export function peerOf(headers: Headers): string | null {
  return held.fairleadNotesPeers === true ? headers.get(peerHeader) || null : null;
}
