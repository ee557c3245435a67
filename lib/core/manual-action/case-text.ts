/** A whole case as plain text, to file or to send: the notice, the samples, the log, the request, and the answers. */
import { removalStatusWords, removalStepWords } from "../removal/words.ts";
import { type CaseFacts, countCase } from "./case-facts.ts";
import type { SampleLine } from "./sample.ts";
import { caseState } from "./state.ts";
import { kindWords, matchWords, sampleStateWords, stateWords, stepWords } from "./words.ts";

/** @param request the reconsideration request, kept or drafted */
export function caseText(facts: CaseFacts, request: string): string {
  const { kind, site, property, noticedOn, notice, samples, log, version, steps } = facts;
  const counts = countCase(facts);
  const state = caseState(steps.map((step) => step.kind));
  const parts = [
    section(`Manual action: ${kindWords[kind]}`, [
      `Site: ${site}`,
      `Property: ${property}`,
      `Notice of: ${noticedOn}`,
      `State: ${stateWords[state]}`,
      `Samples: ${counts.samples}, of which ${counts.live} live, ${counts.gone} gone, ${counts.reportedGone} reported gone, ${counts.unknown} not known`,
      ...(version === null
        ? []
        : [
            `Disavow list: version ${version.number} for ${version.property}, ${version.uploadedOn === null ? "not uploaded" : `uploaded on ${version.uploadedOn}`}`,
          ]),
    ]),
    section("The notice", [notice.trim() === "" ? "Not recorded." : notice.trim()]),
    section(
      "Sample addresses",
      samples.map((sample) => sampleText(sample, facts)),
    ),
    ...(kind === "links_to"
      ? [
          section(
            "Removal log",
            log.map(
              (step) =>
                `${step.at.slice(0, 10)}  ${step.name}: ${removalStepWords[step.kind]}${step.note === "" ? "" : ` (${oneLine(step.note)})`}`,
            ),
          ),
        ]
      : []),
    section("Reconsideration request", [request.trim()]),
    section(
      "What was sent and answered",
      steps.map(
        (step) => `${step.on}  ${stepWords[step.kind]}${step.note === "" ? "" : `: ${oneLine(step.note)}`}`,
      ),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

const section = (title: string, lines: readonly string[]) =>
  `${title}\n${"-".repeat(title.length)}\n${lines.length > 0 ? lines.join("\n") : "None."}`;

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

function sampleText(sample: SampleLine, { kind, version }: CaseFacts): string {
  const { url, match, state, removal, disavowed, marked } = sample;
  const words = [
    sampleStateWords(state, kind),
    match === "page" ? "" : matchWords(match, kind),
    removal === null ? "" : `removal request: ${removalStatusWords[removal.status]}`,
    disavowed && version !== null
      ? `disavowed by version ${version.number}`
      : marked
        ? "marked for disavow"
        : "",
  ];
  return `${url}\n  ${words.filter((word) => word !== "").join("; ")}`;
}
