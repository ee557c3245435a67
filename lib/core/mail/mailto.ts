/** A `mailto:` address with a whole draft in it (RFC 6068): every part percent-encoded, lines end with CRLF (§5). */
import type { MailText } from "./draft.ts";

/** Longer ones are cut or refused by mail programs and by the system that hands them over. */
export const mailtoMax = 2_000;

/** Null when it would be longer than mail programs take: the text is copied instead. */
export function mailtoHref(address: string, { subject, body }: MailText): string | null {
  const at = address.lastIndexOf("@");
  const encode = (text: string) => encodeURIComponent(text.toWellFormed());
  const to = `${encode(address.slice(0, at))}@${encode(address.slice(at + 1))}`;
  const lines = encode(body.replace(/\r\n?|\n/g, "\r\n"));
  const href = `mailto:${to}?subject=${encode(subject.replace(/[\r\n]+/g, " "))}&body=${lines}`;
  return href.length > mailtoMax ? null : href;
}
