import { z } from "zod";
import { domainOfHost, isPublicSuffix } from "#lib/core/domain";
import { parseHttpUrl } from "#lib/core/url";

/** A host as people type it: with or without scheme and path. */
export const HostName = z
  .string()
  .trim()
  .min(1, "Enter a domain, such as example.com.")
  .max(2_000)
  .transform((text, context) => {
    const url = parseHttpUrl(/^https?:\/\//i.test(text) ? text : `https://${text}`);
    const host = url?.hostname.replace(/\.$/, "") ?? "";
    if (url === null || !host.includes(".")) {
      context.addIssue({
        code: "custom",
        message: `“${text.slice(0, 80)}” is not a domain. Write it as example.com.`,
      });
      return z.NEVER;
    }
    if (isPublicSuffix(host)) {
      context.addIssue({
        code: "custom",
        message: `${host} is shared by many sites. Name the site below it.`,
      });
      return z.NEVER;
    }
    return host;
  });

/** A host below a domain, to be counted as a site of its own. */
export const SplitHost = HostName.transform((host, context) => {
  const domain = domainOfHost(host);
  if (host !== domain && !host.startsWith("www.")) return host;
  context.addIssue({
    code: "custom",
    message:
      host === domain
        ? `${host} is a site of its own already. Name a host below it, such as blog.${host}.`
        : "A host that begins with www belongs to the same site as the name without it.",
  });
  return z.NEVER;
});

export const HostSplit = z.object({ host: SplitHost });
export const HostJoin = z.object({ host: z.string().max(300) });

/** Most brand terms, and keywords, of a site. */
export const BRANDS_MOST = 50;

const word = z.string().trim().min(1).max(100);
const words = z
  .array(word)
  .max(BRANDS_MOST, `At most ${BRANDS_MOST}.`)
  .transform((list) => [...new Set(list)]);

export const NewSite = z.object({
  /** The domain that it belongs to becomes the site; a host that was split off is one. */
  domain: HostName,
  kind: z.enum(["own", "competitor"]).default("own"),
});

export const SiteChange = z.object({
  siteId: z.int(),
  name: z.string().trim().min(1, "Enter a name.").max(100),
  kind: z.enum(["own", "competitor"]),
  brands: words,
  keywords: words,
  /** Every domain of the site; the first is the primary one. */
  domains: z.array(HostName).min(1, "A site has at least one domain.").max(50),
});

export const NewBrand = z.object({ site: z.string(), brand: word });
