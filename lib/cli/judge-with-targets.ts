import { type JudgeInput, judge, type Verdict } from "#lib/core/verdict";
import { targetsToAsk } from "#lib/core/verdict/targets-to-ask";
import type { TargetLooks } from "./target-looks.ts";

/**
 * The verdict on one look, with looks at the targets of its links where they may change it: a link that was not found
 * may hide behind a redirect.
 *
 * @param checkTargets asks the target of a link that was found, too.
 */
export async function judgeWithTargets(
  input: JudgeInput,
  targets: TargetLooks,
  checkTargets: boolean,
): Promise<Verdict> {
  const first = judge(input);
  if (first.presence === "found" && !checkTargets) return first;
  const asked = targetsToAsk(input, first);
  return asked.length === 0 ? first : judge({ ...input, targets: await targets.at(asked) });
}
