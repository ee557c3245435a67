import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventStream } from "#lib/http/event-stream";
import { guardBody } from "#lib/http/guard-body";

async function* ticks(signal: AbortSignal) {
  for (let n = 0; !signal.aborted; n++) {
    yield { event: "tick", data: { n } };
    await pause(10);
  }
}

const bodyOf = (response: Response) => {
  if (response.body === null) throw new Error("no body");
  return response.body;
};

test("an event stream closes when its reader may no longer read, and its source ends", async () => {
  let ended = false;
  let allowed = true;
  const response = eventStream(async function* (signal) {
    try {
      yield* ticks(signal);
    } finally {
      ended = true;
    }
  });
  const guarded = guardBody(bodyOf(response), async () => allowed, { onRefused: "close", everyMs: 30 });
  setTimeout(() => {
    allowed = false;
  }, 60);
  const text = await new Response(guarded).text();
  expect(text).toMatch(/^: begin\n\nevent: tick\ndata: \{"n":0\}\n\n/);
  await pause(30);
  expect(ended).toBe(true);
});

test("a download breaks off, so that nobody takes half of it for the whole", async () => {
  const guarded = guardBody(bodyOf(eventStream(ticks)), async () => false, {
    onRefused: "break",
    everyMs: 30,
  });
  await expect(new Response(guarded).text()).rejects.toThrow();
});

test("a right that cannot be checked is no right", async () => {
  const refuse = async () => {
    throw new Error("the database is away");
  };
  const guarded = guardBody(bodyOf(eventStream(ticks)), refuse, { onRefused: "close", everyMs: 30 });
  expect(await new Response(guarded).text()).toContain("tick");
});

test("a body that ends is passed on whole", async () => {
  const guarded = guardBody(bodyOf(new Response("to the end")), async () => true, { onRefused: "break" });
  expect(await new Response(guarded).text()).toBe("to the end");
});

test("a reader who goes away ends the source", async () => {
  let ended = false;
  const response = eventStream(async function* (signal) {
    yield* ticks(signal);
    ended = true;
  });
  const reader = guardBody(bodyOf(response), async () => true, { onRefused: "close" }).getReader();
  await reader.read();
  await reader.cancel();
  await pause(30);
  expect(ended).toBe(true);
});
