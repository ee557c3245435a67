import { defineConfig } from "vitest/config";

const rooms = (...names: string[]) => names.map((name) => `test/${name}/**/*.test.ts`);

// Rooms whose tests need no database. What is not named in any project below runs in `db`.
const net = rooms("net", "golden");
const boot = rooms("boot");
const rules = rooms("rules");
const e2e = rooms("e2e");
const pure = ["test/*.test.ts", ...rooms("core", "imports", "cli", "components")];

// One room after the other: what measures time (net, boot, e2e) must not share two cores with everything else.
const after = (groupOrder: number) => ({ sequence: { groupOrder } });

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
          name: "db",
          include: ["test/**/*.test.ts"],
          exclude: [...pure, ...net, ...boot, ...rules, ...e2e],
          globalSetup: ["test/support/postgres-server.ts"],
          setupFiles: ["test/support/file-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          ...after(3),
        },
      },
      {
        test: {
          name: "boot",
          include: boot,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          ...after(4),
        },
      },
      {
        test: {
          name: "e2e",
          include: e2e,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          ...after(5),
        },
      },
    ],
  },
});
