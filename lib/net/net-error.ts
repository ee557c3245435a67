/**
 * Why an address could not be read, as a closed list: a retry, a headline and a sentence are chosen by
 * these words, never by the words of somebody's error message.
 */
export type NetReason =
  | "bad_url"
  | "blocked_address"
  | "blocked_port"
  | "dns"
  | "refused"
  | "no_route"
  | "reset"
  | "timeout"
  | "tls"
  | "bad_response"
  | "bad_redirect"
  | "redirect_loop"
  | "too_many_hops"
  | "stopped";

/** A failure that already knows its reason. Stays inside lib/net: results carry the reason alone. */
export class NetError extends Error {
  readonly reason: NetReason;

  constructor(reason: NetReason, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = "NetError";
    this.reason = reason;
  }
}

const byCode: Record<string, NetReason> = {
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "no_route",
  ENETUNREACH: "no_route",
  EHOSTDOWN: "no_route",
  EADDRNOTAVAIL: "no_route",
  EACCES: "no_route",
  EPERM: "no_route",
  // Ours, not theirs: this process has too many files open.
  EMFILE: "no_route",
  ENFILE: "no_route",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ECONNRESET: "reset",
  EPIPE: "reset",
  UND_ERR_SOCKET: "reset",
  UND_ERR_DESTROYED: "stopped",
  UND_ERR_CLOSED: "stopped",
};

/** Names whatever was thrown while reading an address; what nobody knows is the answer's fault. */
export function reasonOf(error: unknown): NetReason {
  if (error instanceof NetError) return error.reason;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return byCode[codeOf(error)] ?? "bad_response";
}

/** The `code` of an error of Node or undici; empty when it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
