import { expect, test } from "vitest";
import { eventStream } from "#lib/http/event-stream";

test("a server asked to stop ends its open streams, and their sources", async () => {
  let sourceEnded = false;
  const response = eventStream(async function* (signal) {
    yield { data: 1 };
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    sourceEnded = true;
  });
  const read = response.text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.emit("SIGTERM", "SIGTERM");
  expect(await read).toBe(": begin\n\ndata: 1\n\n");
  expect(sourceEnded).toBe(true);
});
