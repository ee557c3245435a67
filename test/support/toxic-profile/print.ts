// The toxicity section of `npm run accuracy`.
import { judgeProfile, levelsByStory, scorePatterns } from "./measure.ts";

const SEED = 1;

/** `ok` is false when a domain that nobody planted reaches high. */
export function printToxicity(): { text: string; ok: boolean } {
  const judged = judgeProfile(SEED);
  const high = judged.filter(({ kind, verdict }) => kind !== "planted" && verdict.level === "high");
  const lines = [
    row("toxic pattern", "planted", "precision", "recall"),
    ...scorePatterns(judged).map(({ story, planted, precision, recall }) =>
      row(story, String(planted), precision.toFixed(2), recall.toFixed(2)),
    ),
    "",
    row("toxicity level", "safe", "low", "review", "high"),
    ...[...levelsByStory(judged)].map(([story, { safe, low, review, high: most }]) =>
      row(story, ...[safe, low, review, most].map(String)),
    ),
    "",
    ...high.map(
      ({ story, facts, verdict }) => `${facts.domain} (${story}) reached high: ${verdict.sentence}`,
    ),
    `${high.length} of ${judged.filter(({ kind }) => kind !== "planted").length} clean and harmless domains reached high`,
  ];
  return { text: `${lines.join("\n")}\n`, ok: high.length === 0 };
}

function row(name: string, ...figures: string[]): string {
  return `${name.padEnd(42)}${figures.map((figure) => figure.padStart(10)).join("")}`;
}
