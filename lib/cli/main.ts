import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "#lib/boot/root";
import { holdTether } from "#lib/boot/tether";
import { isAppError } from "#lib/errors";
import { log } from "#lib/log";

/** What a command returns is the exit code: 0 it ran, 1 findings or failures, 2 wrong use, 3 it could not run. */
type Run = (args: string[]) => Promise<number>;

interface Command {
  name: string;
  usage: string;
  about: string;
  load: () => Promise<Run>;
}

// Each is loaded when it is asked for: `disavow check` must not wait for a database client.
const commands: Command[] = [
  {
    name: "start",
    usage: "start",
    about: "database, web and worker, until Ctrl-C",
    load: async () => (await import("#lib/boot/start")).runStart,
  },
  {
    name: "dev",
    usage: "dev",
    about: "the same for developing: pages reload",
    load: async () => (await import("#lib/boot/start")).runDev,
  },
  {
    name: "worker",
    usage: "worker",
    about: "one more worker; needs DATABASE_URL and FAIRLEAD_SECRET",
    load: async () => (await import("#lib/boot/worker")).runWorkerCommand,
  },
  {
    name: "setup-link",
    usage: "setup-link",
    about: "a new one-time link to create the first account",
    load: async () => (await import("./setup-link.ts")).run,
  },
  {
    name: "verify",
    usage: "verify --source URL --target URL | FILE.csv",
    about: "does the page link there, as agreed?",
    load: async () => (await import("./verify.ts")).run,
  },
  {
    name: "links",
    usage: "links URL | FILE [--base URL]",
    about: "every link of a page",
    load: async () => (await import("./links.ts")).run,
  },
  {
    name: "import",
    usage: "import FILE --dry-run",
    about: "what an export would bring in",
    load: async () => (await import("./import.ts")).run,
  },
  {
    name: "disavow",
    usage: "disavow check | format | diff | merge FILE …",
    about: "check, tidy, compare or join disavow files",
    load: async () => (await import("./disavow/run.ts")).run,
  },
  {
    name: "ranks",
    usage: "ranks [import FILE]",
    about: "the open ranking of domains that authority is read from",
    load: async () => (await import("./ranks.ts")).run,
  },
  {
    name: "migrate",
    usage: "migrate [new NAME | drift]",
    about: "bring the database up to date, write a migration, compare",
    load: async () => (await import("./migrate.ts")).run,
  },
  {
    name: "seed",
    usage: "seed large [links]",
    about: "a workspace with a large made-up profile, for measuring and developing",
    load: async () => (await import("./seed.ts")).run,
  },
  {
    name: "check",
    usage: "check",
    about: "lint, types and import rules",
    load: async () => (await import("#lib/boot/check-runner")).runCheck,
  },
  {
    name: "test",
    usage: "test",
    about: "all of that and every test",
    load: async () => (await import("#lib/boot/test-runner")).runTests,
  },
  {
    name: "accuracy",
    usage: "accuracy",
    about: "how many verdicts are right, and how well planted links are told",
    load: async () => (await import("./accuracy.ts")).run,
  },
  {
    name: "bench",
    usage: "bench NAME",
    about: "measure: each file of lib/bench is one",
    load: async () => (await import("./bench.ts")).run,
  },
  {
    name: "chaos",
    usage: "chaos",
    about: "kill workers and the database under load, and count what is lost",
    load: async () => (await import("./chaos.ts")).run,
  },
];

/** Runs one command and returns the process's exit code. */
export async function main(name: string, args: string[]): Promise<number> {
  holdTether();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0); // the reader has seen enough: `fairlead links … | head`
  });
  if (["help", "--help", "-h"].includes(name)) return print(help());
  if (["version", "--version", "-v"].includes(name)) return print(version());
  const command = commands.find((each) => each.name === name);
  if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${help()}\n`);
    return 2;
  }
  try {
    const run = await command.load();
    return await run(args);
  } catch (error) {
    if (isAppError(error)) process.stderr.write(`${error.message}\n`);
    else log.error(`${name} ended with an unexpected error`, { error });
    return isAppError(error) && error.code === "invalid" ? 2 : 3;
  }
}

function help(): string {
  const width = Math.max(...commands.map((command) => command.usage.length));
  const lines = commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.about}`);
  return `fairlead ${version()}\n\n${lines.join("\n")}\n\nSettings are environment variables; docs/cli.md has every option and every output.`;
}

function version(): string {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
