import { defineConfig } from "vitest/config";

const rooms = (...names: string[]) => names.map((name) => `test/${name}/**/*.test.ts`);

// Rooms whose tests need no database. What is not named in any project below runs in `db`.
const net = rooms("net", "golden");
const boot = rooms("boot");
const rules = rooms("rules");
const e2e = rooms("e2e");
/** Of those with a database, what goes by the clock. */
const clock = ["worker", "visit-pages", "fairness", "hostile-run", "frozen-transaction"].map(
  (name) => `test/db/${name}.test.ts`,
);
const pure = ["test/*.test.ts", ...rooms("core", "imports", "cli", "components")];

// One room after the other: what measures time (net, clock, boot, e2e) must not share two cores with everything else.
const after = (groupOrder: number) => ({ sequence: { groupOrder } });

const database = {
  globalSetup: ["test/support/postgres-server.ts"],
  setupFiles: ["test/support/file-database.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    watch: false,
    allowOnly: false,
    projects: [
      { test: { name: "core", include: pure, testTimeout: 60_000, ...after(1) } },
      { test: { name: "rules", include: rules, testTimeout: 120_000, ...after(1) } },
      { test: { name: "net", include: net, testTimeout: 60_000, ...after(2) } },
      {
        test: {
          ...database,
          name: "db",
          include: ["test/**/*.test.ts"],
          exclude: [...pure, ...net, ...boot, ...rules, ...e2e, ...clock],
          // Most of their time they wait for workers of their own.
          maxWorkers: 2,
          ...after(3),
        },
      },
      { test: { ...database, name: "clock", include: clock, fileParallelism: false, ...after(4) } },
      {
        test: {
          name: "boot",
          include: boot,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          ...after(5),
        },
      },
      {
        test: {
          name: "e2e",
          include: e2e,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          ...after(6),
        },
      },
    ],
  },
});
