// Pages as the product's own web server sends them to somebody who is signed in.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { nextProgram } from "#lib/boot/build";
import { freePort } from "#lib/boot/ports";
import { root } from "#lib/boot/root";

const PAGES = [
  ["overview", ""],
  ["links", "/links"],
  ["links, nofollow", "/links?rel=nofollow"],
  ["referring domains", "/domains"],
  ["anchors", "/anchors"],
  ["target pages", "/targets"],
  ["new and lost", "/changes"],
] as const;

export interface PageServer {
  port: number;
  close: () => void;
}

/** The product's web server alone, built; ready when it answers. */
export async function servePages(env: Record<string, string>): Promise<PageServer> {
  const port = await freePort(0);
  const server = spawn(process.execPath, [nextProgram, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: root,
    env: { ...env, PORT: String(port), FAIRLEAD_URL: `http://127.0.0.1:${port}`, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error("the web server did not come up");
    await sleep(100);
  }
  return { port, close: () => server.kill() };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/health`).then(
    () => true,
    () => false,
  );

/** The time that each page takes, from the request to its last byte. @param path of the site's overview */
export async function timesOfPages<T>(
  { port, path, cookie }: { port: number; path: string; cookie: string },
  timesOf: (work: () => Promise<unknown>) => Promise<T>,
): Promise<{ name: string; took: T }[]> {
  const get = async (place: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}${place}`, {
      headers: { cookie },
      redirect: "manual",
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${place} answered ${answer.status}: ${text.slice(0, 200)}`);
  };
  const found: { name: string; took: T }[] = [];
  for (const [name, place] of PAGES) found.push({ name, took: await timesOf(() => get(place)) });
  return found;
}
