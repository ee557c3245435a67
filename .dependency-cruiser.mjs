// Which way imports run (docs/architecture.md). Each rule is seen to fire by test/rules/import-rules.test.ts.
// Type-only imports are erased before this looks: biome.json keeps Prisma's types out of the interface.

const npm = (...names) => `(^|/)node_modules/(${names.join("|")})(/|$)`;
const queries = "^lib/[^.]+/queries(/|\\.ts$)";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "core-is-pure",
      comment:
        "lib/core is tested in a second and runs anywhere because it is values in, values out: itself and pure libraries only; no network, database, clock, framework or node:*.",
      severity: "error",
      from: { path: "^lib/core/" },
      to: { pathNot: ["^lib/core/", npm("tldts", "tldts-core", "entities", "ipaddr\\.js")] },
    },
    {
      name: "net-knows-no-database",
      comment:
        "The fetcher serves worker and command line alike, and four of its commands run where there is no database: what it needs to remember is passed in.",
      severity: "error",
      from: { path: "^lib/net/" },
      to: {
        path: [
          "^lib/(db|jobs|frontier|scope|auth|http)/",
          npm("pg", "pg-boss", "pg-copy-streams", "@prisma/[^/]+"),
        ],
      },
    },
    {
      name: "lib-below-pages",
      comment: "The product's verbs must work without a page: the worker and the command line have none.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "pages-ask-features",
      comment:
        "A page that reaches the database, the network or the queue by itself has gone around the Scope: it asks a feature's query or action.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^lib/(db|net|jobs|frontier)/" },
    },
    {
      name: "components-take-props",
      comment:
        "A component that queries cannot be shown with other data, nor tested without a database. It may call an action.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: [queries, npm("pg", "@prisma/[^/]+")] },
    },
    {
      name: "ui-knows-no-domain",
      comment:
        "components/ui is the house's furniture: buttons do not know what a link is. Only furniture, packages, and what an address or a table cell is.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: ["^lib/(?!core/(url|punycode|csv)\\.ts$)", "^app/", "^components/(?!ui/)"] },
    },
    {
      name: "plain-node-below",
      comment:
        "What the worker or the command line reaches runs in plain Node: there next and react are absent from memory and `server-only` throws.",
      severity: "error",
      from: { path: "^(bin/|lib/cli/|lib/boot/|lib/jobs/worker\\.ts$)" },
      to: { path: npm("next", "next-auth", "react", "react-dom", "server-only"), reachable: true },
    },
    {
      name: "only-the-worker-handles",
      comment:
        "A page enqueues by definition. Importing a handler would pull the fetcher and the writer into the web server's bundle.",
      severity: "error",
      from: { pathNot: "^lib/jobs/(worker\\.ts$|handlers(/|\\.ts$))" },
      to: { path: "(^lib/jobs/handlers(/|\\.ts$)|\\.handler\\.ts$)" },
    },
    {
      name: "queries-are-private",
      comment:
        "Another feature's queries are shaped for its own pages; across features one calls a verb or shares a type, so that a page's change breaks no stranger. Benchmarks measure what pages ask.",
      severity: "error",
      from: { path: "^lib/([^/]+)/", pathNot: "^lib/bench/" },
      to: { path: queries, pathNot: "^lib/$1/" },
    },
    {
      name: "no-cycles",
      comment:
        "Two files that need each other are one file, or miss a third: neither can be read or tested alone.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere hides what is behind it from every rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$" },
    },
    {
      name: "product-without-tests",
      comment: "Test helpers start servers and reset databases: the product never loads them.",
      severity: "error",
      from: { path: "^(app|bin|components|lib)/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(lib/db/generated/|\\.next/)" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".d.ts"],
    },
  },
};
