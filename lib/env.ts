import path from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

/** The one reader of process.env. An empty value counts as unset: compose files and CI pass empty strings. */
const list = z
  .string()
  .optional()
  .transform((text) => (text ?? "").split(/[\s,]+/).filter((item) => item !== ""));
const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const schema = z.object({
  FAIRLEAD_DATA: z.string().default(".data"),
  FAIRLEAD_URL: z.url({ protocol: /^https?$/, error: "must be an http(s) address" }).optional(),
  FAIRLEAD_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  FAIRLEAD_ALLOW_NETWORKS: list,
  FAIRLEAD_CONNECT_TO: z.string().default(""),
  FAIRLEAD_ALLOW_PORTS: list
    .transform((ports) => ports.map(Number))
    .pipe(z.array(z.int().min(1).max(65_535))),
  FAIRLEAD_HOST_DELAY_MS: whole(1_000, 0, 3_600_000),
  FAIRLEAD_HOST_CONCURRENCY: whole(1, 1, 100),
  FAIRLEAD_USER_AGENT: z.string().min(1).max(500).optional(),
  FAIRLEAD_TRUSTED_PROXIES: list,
  FAIRLEAD_ALLOW_HOSTS: list,
  FAIRLEAD_KEEP_LOOKS_MONTHS: whole(24, 0, 1_200),
  HOST: z.string().default("127.0.0.1"),
  PORT: whole(3_000, 0, 65_535),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
    .optional(),
  WORKERS: whole(1, 0, 64),
  NODE_ENV: z.string().optional(),
});

export interface Env {
  /** Absolute folder of everything that `npm start` keeps: database, secret, stamps. */
  dataDir: string;
  /** Origin that absolute links are built from, no slash at its end. */
  url: string;
  /** Whether the operator named `url`, or it is the printed default. */
  urlIsSet: boolean;
  secret: string | null;
  /** Ranges in CIDR notation that may be reached although they are not public. */
  allowNetworks: string[];
  /** `host:port:address:port` rules, separated by commas; the first that matches wins. */
  connectTo: string;
  /** Ports that may be fetched beside 80 and 443. */
  allowPorts: number[];
  /** Shortest time between two requests to one registrable domain, in milliseconds. */
  hostDelayMs: number;
  /** Most requests in flight to one registrable domain. */
  hostConcurrency: number;
  userAgent: string;
  /** Peers (addresses or CIDR ranges) whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Host names that are answered beside this machine's own and that of `url`. */
  allowHosts: string[];
  /** Looks at pages are kept for so many whole months; 0 keeps them for ever. */
  keepLooksMonths: number;
  host: string;
  port: number;
  databaseUrl: string | null;
  /** How many worker processes `npm start` keeps. */
  workers: number;
  production: boolean;
}

/** Reads and checks an environment. Throws AppError "invalid" that names every wrong variable in one message. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new AppError("invalid", `The environment is not usable. ${wrong.join("; ")}.`);
  }
  const env = read.data;
  const url = new URL(env.FAIRLEAD_URL ?? `http://${visibleHost(env.HOST)}:${env.PORT}`).origin;
  return {
    dataDir: path.resolve(env.FAIRLEAD_DATA),
    url,
    urlIsSet: env.FAIRLEAD_URL !== undefined,
    secret: env.FAIRLEAD_SECRET ?? null,
    allowNetworks: env.FAIRLEAD_ALLOW_NETWORKS,
    connectTo: env.FAIRLEAD_CONNECT_TO,
    allowPorts: env.FAIRLEAD_ALLOW_PORTS,
    hostDelayMs: env.FAIRLEAD_HOST_DELAY_MS,
    hostConcurrency: env.FAIRLEAD_HOST_CONCURRENCY,
    userAgent: env.FAIRLEAD_USER_AGENT ?? defaultUserAgent(env.FAIRLEAD_URL === undefined ? null : url),
    trustedProxies: env.FAIRLEAD_TRUSTED_PROXIES,
    allowHosts: env.FAIRLEAD_ALLOW_HOSTS,
    keepLooksMonths: env.FAIRLEAD_KEEP_LOOKS_MONTHS,
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    workers: env.WORKERS,
    production: env.NODE_ENV === "production",
  };
}

// An address that a person can type: what listens everywhere or on this machine is found at localhost.
function visibleHost(host: string): string {
  if (["0.0.0.0", "127.0.0.1", "::", "::1"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

// Says honestly who asks; with a public address also where to read about it.
function defaultUserAgent(url: string | null): string {
  return `Mozilla/5.0 (compatible; Fairlead/0.1; link verification${url === null ? "" : `; +${url}`})`;
}

let memo: Env | undefined;

/** This process's environment, read once. Throws AppError "invalid". */
export function readEnv(): Env {
  memo ??= parseEnv(process.env);
  return memo;
}

/** The secret that all processes share. Throws AppError "unavailable" when this process was given none. */
export function requireSecret(): string {
  const { secret } = readEnv();
  if (secret === null) {
    throw new AppError(
      "unavailable",
      "FAIRLEAD_SECRET is not set. `npm start` makes one in its data folder; pass the same one here.",
    );
  }
  return secret;
}

/** The database's address. Throws AppError "unavailable" when this process was given none. */
export function requireDatabaseUrl(): string {
  const { databaseUrl } = readEnv();
  if (databaseUrl === null) {
    throw new AppError(
      "unavailable",
      "DATABASE_URL is not set. `npm start` sets it for its own processes; pass the same one here.",
    );
  }
  return databaseUrl;
}
