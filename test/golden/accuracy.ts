// The program of `npm run accuracy`: the golden set as a table by family, and each wrong case with what it should be;
// then the audit of links on a made-up profile, and the finder of contacts on labelled pages.
import { printContacts } from "../support/contacts/measure.ts";
import { printToxicity } from "../support/toxic-profile/print.ts";
import { readGoldenCases } from "./golden-case.ts";
import { type GoldenResult, runGoldenCases } from "./run-golden-cases.ts";

const results = await runGoldenCases(readGoldenCases());
const wrong = results.filter((result) => result.wrong.length > 0);
const families = Map.groupBy(results, ({ golden }) => golden.family);
process.stdout.write(row("family", "cases", "right", "wrong"));
for (const [family, own] of [...families].sort()) process.stdout.write(countsOf(family, own));
process.stdout.write(countsOf("all", results));
for (const { golden, found, wrong: lines } of wrong) {
  process.stdout.write(`\n${golden.name}: ${found.sentence}\n${lines.map((line) => `  ${line}\n`).join("")}`);
}
const toxicity = printToxicity();
process.stdout.write(`\n${toxicity.text}`);
const contacts = printContacts();
process.stdout.write(`\n${contacts.text}`);
process.exitCode = wrong.length === 0 && toxicity.ok && contacts.ok ? 0 : 1;

function countsOf(name: string, own: readonly GoldenResult[]): string {
  const bad = own.filter((result) => result.wrong.length > 0).length;
  return row(name, String(own.length), String(own.length - bad), String(bad));
}

function row(name: string, ...figures: string[]): string {
  return `${name.padEnd(16)}${figures.map((figure) => figure.padStart(7)).join("")}\n`;
}
