import path from "node:path";
import { expect, test } from "vitest";
import { parseEnv } from "#lib/env";

test("nothing set is enough to start", () => {
  expect(parseEnv({})).toMatchObject({
    dataDir: path.resolve(".data"),
    url: "http://localhost:3000",
    urlIsSet: false,
    secret: null,
    allowNetworks: [],
    connectTo: "",
    allowPorts: [],
    hostDelayMs: 1_000,
    hostConcurrency: 1,
    userAgent: "Mozilla/5.0 (compatible; Fairlead/0.1; link verification)",
    trustedProxies: [],
    keepLooksMonths: 24,
    host: "127.0.0.1",
    port: 3_000,
    databaseUrl: null,
    workers: 1,
    production: false,
  });
});

test("an empty value counts as unset", () => {
  expect(parseEnv({ DATABASE_URL: "", PORT: "", FAIRLEAD_URL: "", FAIRLEAD_SECRET: "" })).toEqual(
    parseEnv({}),
  );
});

test("lists are separated by commas or spaces", () => {
  const env = parseEnv({
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8, 10.0.0.0/8",
    FAIRLEAD_ALLOW_PORTS: "8080 8443",
  });
  expect(env).toMatchObject({ allowNetworks: ["127.0.0.0/8", "10.0.0.0/8"], allowPorts: [8_080, 8_443] });
});

test.each([
  ["127.0.0.1", "http://localhost:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["192.168.1.5", "http://192.168.1.5:3000"],
  ["2001:db8::5", "http://[2001:db8::5]:3000"],
])("HOST %s is printed as %s", (HOST, url) => expect(parseEnv({ HOST }).url).toBe(url));

test("FAIRLEAD_URL is an origin, and says who asks", () => {
  const env = parseEnv({ FAIRLEAD_URL: "https://links.example.org/", PORT: "8080" });
  expect(env).toMatchObject({ url: "https://links.example.org", urlIsSet: true });
  expect(env.userAgent).toContain("+https://links.example.org");
});

test("every wrong variable is named in one message, without its value", () => {
  const wrong = {
    PORT: "many",
    FAIRLEAD_SECRET: "too short",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    WORKERS: "-1",
  };
  let message = "";
  try {
    parseEnv(wrong);
  } catch (error) {
    message = (error as Error).message;
  }
  for (const name of Object.keys(wrong)) expect(message).toContain(name);
  expect(message).not.toMatch(/hunter2|too short/);
});
