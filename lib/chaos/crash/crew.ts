import { startWorker, type Worker } from "./worker.ts";

/** Workers of which so many run at any moment: whoever leaves is replaced at once. */
export interface Crew {
  /** Those that have begun to work. */
  ready(): Worker[];
  /** Takes one out at random, to be ended by the caller, and starts another. Null when none is ready. */
  take(): Worker | null;
  /** Takes this one out. */
  replace(worker: Worker): void;
  /** Looks that any of them brought too late. */
  fenced(): number;
  /** Workers that ended although nobody ended them. */
  fallen(): number;
  /** Ends everybody who is left, also those that were taken. */
  end(): Promise<void>;
}

/** Starts `size` workers with this environment. */
export function startCrew(
  size: number,
  env: Record<string, string>,
  random: () => number,
  onError: (line: string) => void,
): Crew {
  const all: Worker[] = [];
  const members = new Set<Worker>();
  let fallen = 0;
  let ending = false;

  function hire(): void {
    const worker = startWorker(env, onError);
    all.push(worker);
    members.add(worker);
    void worker.ended.then(() => {
      if (ending || !members.delete(worker)) return;
      fallen += 1;
      hire();
    });
  }
  function replace(worker: Worker): void {
    if (members.delete(worker)) hire();
  }
  const ready = () => [...members].filter((worker) => worker.id() !== null);

  for (let n = 0; n < size; n++) hire();
  return {
    ready,
    take() {
      const candidates = ready();
      const worker = candidates[Math.floor(random() * candidates.length)];
      if (worker === undefined) return null;
      replace(worker);
      return worker;
    },
    replace,
    fenced: () => all.reduce((sum, worker) => sum + worker.fenced(), 0),
    fallen: () => fallen,
    async end() {
      ending = true;
      for (const worker of all) worker.signal("SIGKILL");
      await Promise.all(all.map((worker) => worker.ended));
    },
  };
}
