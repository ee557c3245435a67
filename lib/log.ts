/** What happened, for operators: one line an event on stderr, so that stdout stays the command's own answer. */
type Level = "info" | "warn" | "error";
type Fields = Record<string, unknown>;

const secretKey = /pass(word|wd)?$|secret|token|authorization|cookie|api_?key|dsn/i;
const credentialsInUrl = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const tokenInQuery = /([?&](?:token|key|code|secret|password)=)[^&\s"']+/gi;
const longestString = 2_000;

/** Hides what must not lie in a log file: secrets by key, credentials in URLs, tokens in query strings. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") {
    const safe = value.replace(credentialsInUrl, "$1***@").replace(tokenInQuery, "$1***");
    return safe.length > longestString ? `${safe.slice(0, longestString)}…` : safe;
  }
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return redact({ name, message, stack, ...(cause === undefined ? {} : { cause }) }, depth);
  }
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return value;
  if (depth > 4) return "…";
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, secretKey.test(key) ? "***" : redact(item, depth + 1)]),
  );
}

/** One event as a line: JSON for machines, plain words for a terminal. */
export function formatLine(level: Level, message: string, fields: Fields, at: Date, pretty: boolean): string {
  const safe = redact(fields) as Fields;
  const text = redact(message) as string;
  if (!pretty) return JSON.stringify({ at: at.toISOString(), level, message: text, ...safe });
  const rest = Object.entries(safe).map(([key, value]) => {
    if (key === "error" && typeof value === "object" && value !== null && "stack" in value) {
      return `\n${String(value.stack)}`;
    }
    return ` ${key}=${typeof value === "string" ? value : JSON.stringify(value)}`;
  });
  return `${at.toISOString().slice(11, 19)} ${level === "info" ? "" : `${level} `}${text}${rest.join("")}`;
}

function write(level: Level, message: string, fields: Fields): void {
  process.stderr.write(`${formatLine(level, message, fields, new Date(), process.stderr.isTTY === true)}\n`);
}

export const log = {
  info: (message: string, fields: Fields = {}): void => write("info", message, fields),
  warn: (message: string, fields: Fields = {}): void => write("warn", message, fields),
  error: (message: string, fields: Fields = {}): void => write("error", message, fields),
};
