import { parseArgs } from "node:util";
import { crashLines, crashTable } from "#lib/chaos/crash/figures";
import { runCrashes } from "#lib/chaos/run-crashes";
import { AppError } from "#lib/errors";

/** `chaos [--pages 10000] [--kills 50] [--restarts 5] [--seed N]`: exit code 1 when a bar is missed. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      pages: { type: "string", default: "10000" },
      kills: { type: "string", default: "50" },
      restarts: { type: "string", default: "5" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const whole = (name: keyof typeof values, least: number): number => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= least) return number;
    throw new AppError("invalid", `--${name} takes a whole number, ${least} or more.`);
  };
  const options = {
    pages: whole("pages", 100),
    kills: whole("kills", 0),
    restarts: whole("restarts", 0),
    seed: whole("seed", 0),
  };
  const { pages, kills, restarts, seed } = options;
  process.stdout.write(`${pages} pages, ${kills} kills, ${restarts} database restarts; --seed ${seed}\n`);
  const figures = await runCrashes(options);
  process.stdout.write(`${crashTable(figures)}\ntook ${Math.round(figures.tookMs / 1_000)} s\n`);
  return crashLines(figures).every((line) => line.met) ? 0 : 1;
}
