/** Ways to reach somebody beside mail: a LinkedIn profile, a telephone number. One spelling of each. */
import { parseHttpUrl } from "../../url.ts";

/** The address of a person's or a company's profile; null for buttons that share a page. */
export function linkedInProfile(address: string): string | null {
  const url = parseHttpUrl(address.trim());
  if (url === null || !/(?:^|\.)linkedin\.com$/.test(url.hostname)) return null;
  const [, kind, name] = /^\/(in|pub|company|school)\/([^/]+)/.exec(url.pathname) ?? [];
  return name === undefined ? null : `https://www.linkedin.com/${kind}/${name}`;
}

/** A number as it is dialled: digits, with a plus before the country (RFC 3966 §5.1.4); null when it is none. */
export function phoneNumber(written: string): string | null {
  const number = written
    .replace(/^\s*tel:(?:\/\/)?/i, "")
    .replace(/[;?].*$/, "")
    .replace(/\(0\)/g, "")
    .replace(/[^\d+]/g, "")
    .replace(/^00/, "+");
  return /^\+?\d{6,15}$/.test(number) ? number : null;
}
