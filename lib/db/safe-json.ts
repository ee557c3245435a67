/**
 * JSON that Postgres takes whatever strangers wrote: jsonb refuses `\u0000` (22P05) and lone surrogates (22P02),
 * and one bad value would abort a whole batch. NUL is dropped, a lone surrogate becomes U+FFFD.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === "string" ? item.replaceAll("\0", "").toWellFormed() : item,
  );
}
