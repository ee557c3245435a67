import { describe, expect, test } from "vitest";
import {
  type DisavowAdvice,
  type DisavowAnswers,
  type DisavowFindings,
  needDisavow,
} from "#lib/core/toxic/need-disavow";

const calm: DisavowFindings = {
  high: 0,
  review: 0,
  marked: 0,
  attack: "calm",
  paidFollowed: 0,
  judgedShare: 1,
};
const no: DisavowAnswers = { manualAction: "none", suddenDrop: false, boughtLinks: false };
const nothing: DisavowAnswers = { manualAction: null, suddenDrop: null, boughtLinks: null };
const ask = (answers: Partial<DisavowAnswers>, findings: Partial<DisavowFindings> = {}) =>
  needDisavow({ ...no, ...answers }, { ...calm, ...findings });
const places = ({ next }: DisavowAdvice) => next.map(({ to }) => to);

describe("do I need to disavow?", () => {
  test.each<[string, Partial<DisavowAnswers>, Partial<DisavowFindings>, DisavowAdvice["answer"]]>([
    ["nothing happened", {}, {}, "no"],
    ["bad links that nobody made", {}, { high: 40, review: 100 }, "no"],
    ["a drop without link evidence", { suddenDrop: true }, { review: 9 }, "no"],
    ["bought links that are all gone", { boughtLinks: true }, {}, "no"],
    ["domains marked by a team that bought nothing", {}, { marked: 3 }, "no"],
    ["more than usual, and no evidence", {}, { attack: "attack" }, "no"],
    ["nobody knows anything", nothing, { high: 2 }, "no"],
    ["bought links, and domains to look at", { boughtLinks: true }, { review: 2 }, "review_first"],
    ["bought links, and all of them decided", { boughtLinks: true }, { marked: 2 }, "review_first"],
    ["a placement that is paid and followed", {}, { paidFollowed: 1 }, "review_first"],
    ["a drop, and strong evidence", { suddenDrop: true }, { high: 1 }, "review_first"],
    ["an attack", {}, { high: 90, attack: "attack" }, "review_first"],
    ["an action for links to the site", { manualAction: "links_to" }, {}, "open_case"],
    ["an action for links from the site", { manualAction: "links_from" }, { high: 3 }, "open_case"],
  ])("%s: %j %j → %s", (_name, answers, findings, answer) => {
    const advice = ask(answers, findings);
    expect(advice.answer).toBe(answer);
    expect(advice.why.length).toBeGreaterThan(0);
    expect(advice.next.length).toBeGreaterThan(0);
    const steps = advice.next.map(({ text }) => text);
    for (const sentence of [advice.sentence, ...advice.why, ...steps])
      expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
  });

  test("without an audit nobody can say, and it says how to begin one", () => {
    const advice = needDisavow(nothing, null);
    expect(advice.answer).toBe("not_known");
    expect(places(advice)).toEqual(["audit", "search_console"]);
    expect(places(needDisavow(no, null))).toEqual(["audit"]);
  });
  test("a manual action needs no audit to be told", () => {
    expect(needDisavow({ ...no, manualAction: "links_to" }, null).answer).toBe("open_case");
    expect(needDisavow({ ...no, manualAction: "links_from" }, null).answer).toBe("open_case");
  });

  test("a no says what is still open", () => {
    expect(ask({ manualAction: null }, { judgedShare: 0.4 }).next).toEqual([
      { text: "Look in Search Console under “Manual actions”, and answer again.", to: "search_console" },
      { text: "Audit again: 40 % of the referring domains are judged so far.", to: "audit" },
    ]);
    expect(ask({}).next).toEqual([
      { text: "Leave it. A file that disavows good links does harm.", to: null },
    ]);
  });
  test("removal comes before disavow, reconsideration last", () => {
    const advice = ask({ manualAction: "links_to" }, { high: 2 });
    expect(places(advice)).toEqual(["case", "queue", "removals", "disavow", "case"]);
    expect(advice.next[1]?.text).toContain("Review 2 domains");
    expect(advice.next.at(-1)?.text).toContain("reconsideration");
  });
  test("what was paid for is settled by rel, not by a disavow", () => {
    expect(places(ask({}, { paidFollowed: 3 }))).toEqual(["placements"]);
    expect(ask({}, { paidFollowed: 3 }).why[0]).toContain("3 paid links");
  });
  test("a disavow file does nothing for links from one's own site", () => {
    const advice = ask({ manualAction: "links_from" }, { high: 9, marked: 9 });
    expect(places(advice)).not.toContain("disavow");
    expect(advice.sentence).toMatch(/^No/);
  });
});
