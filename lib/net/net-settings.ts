/** What the operator decides about reaching out. `readEnv()` has this shape, so it can be passed as it is. */
export interface NetSettings {
  /** Ranges in CIDR notation that may be reached although they are not public. */
  readonly allowNetworks: readonly string[];
  /** Rules as curl's `--connect-to`: `host:port:address:port`, separated by commas or spaces. */
  readonly connectTo: string;
  /** Ports that may be fetched beside 80 and 443. */
  readonly allowPorts: readonly number[];
  readonly userAgent: string;
  /** Shortest time between two requests to one registrable domain, in milliseconds. */
  readonly hostDelayMs: number;
  /** Most requests in flight to one registrable domain. */
  readonly hostConcurrency: number;
}
