import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LinkEnds, type Side, sideOf } from "#lib/core/side";

const site = new Set(["example.com", "example.co.uk"]);
const link = (sourceDomain: string, targetDomain: string) => ({ sourceDomain, targetDomain });

describe("seen from a site of two domains", () => {
  test.each([
    ["a link from elsewhere is inbound", link("other.org", "example.com"), "inbound"],
    ["a link to elsewhere is outbound", link("example.co.uk", "other.org"), "outbound"],
    ["a link within one domain is internal", link("example.com", "example.com"), "internal"],
    ["a link between its two domains is internal", link("example.co.uk", "example.com"), "internal"],
    ["a link between strangers has no side", link("other.org", "third.net"), null],
  ])("%s", (_, ends, side) => expect(sideOf(ends, site)).toBe(side));

  test("domains may be keys", () =>
    expect(sideOf({ sourceDomain: 7, targetDomain: 1 }, new Set([1]))).toBe("inbound"));
  test("a site without domains sees nothing", () =>
    expect(sideOf(link("a.org", "a.org"), new Set())).toBeNull());
});

describe("the laws", () => {
  // Few domains, so that sites overlap links and one another often.
  const domain = fc.constantFrom(
    "a.example",
    "b.example",
    "c.example",
    "d.example",
    "e.example",
    "f.example",
  );
  const domains = fc.uniqueArray(domain).map((list): ReadonlySet<string> => new Set(list));
  const links = fc.array(fc.record({ sourceDomain: domain, targetDomain: domain }), { maxLength: 40 });
  const seen = (list: LinkEnds<string>[], from: ReadonlySet<string>, side: Side) =>
    list.filter((ends) => sideOf(ends, from) === side);

  test("partition: inbound, outbound and internal together are every link that touches the site, none twice", () => {
    fc.assert(
      fc.property(links, domains, (list, of) => {
        const parts = (["inbound", "outbound", "internal"] as const).map((side) => seen(list, of, side));
        const touching = list.filter((ends) => of.has(ends.sourceDomain) || of.has(ends.targetDomain));
        expect(parts.flat()).toHaveLength(touching.length);
        expect(new Set(parts.flat())).toEqual(new Set(touching));
      }),
    );
  });

  test("duality: what leaves A into B is what B receives from A, for sites that share no domain", () => {
    fc.assert(
      fc.property(links, domains, domains, (list, a, other) => {
        const b = new Set([...other].filter((name) => !a.has(name)));
        const leaving = seen(list, a, "outbound").filter((ends) => b.has(ends.targetDomain));
        const received = seen(list, b, "inbound").filter((ends) => a.has(ends.sourceDomain));
        expect(leaving).toEqual(received);
      }),
    );
  });

  test("turning a link round swaps inbound and outbound and leaves internal", () => {
    const turned = { inbound: "outbound", outbound: "inbound", internal: "internal" } as const;
    fc.assert(
      fc.property(domain, domain, domains, (from, to, of) => {
        const side = sideOf(link(from, to), of);
        expect(sideOf(link(to, from), of)).toBe(side === null ? null : turned[side]);
      }),
    );
  });
});
