/** One server-sent event (WHATWG HTML §9.2). `data` is sent as JSON. */
export interface ServerEvent {
  event?: string;
  data: unknown;
}

/** Shorter than the idle limits of common proxies. */
const heartbeatMs = 15_000;

// The server ends when its last answer does: an open tab must not hold up a stop. The browser asks again by itself.
const open = new Set<() => void>();
process.once("SIGTERM", () => {
  for (const end of open) end();
});

/**
 * An event stream from an async generator, for `route(…)` to return. `signal` ends when the tab goes away or
 * the right to read does; the source should end its waiting then.
 */
export function eventStream(source: (signal: AbortSignal) => AsyncIterable<ServerEvent>): Response {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  let heartbeat: NodeJS.Timeout | undefined;
  let end = () => {};
  const leave = () => {
    clearInterval(heartbeat);
    open.delete(end);
  };
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      end = () => {
        leave();
        gone.abort();
        controller.close();
      };
      open.add(end);
      heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
      heartbeat.unref();
      send(": begin\n\n");
      void (async () => {
        try {
          for await (const { event, data } of source(gone.signal)) {
            if (gone.signal.aborted) return;
            send(`${event === undefined ? "" : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`);
          }
          if (!gone.signal.aborted) controller.close();
        } catch (error) {
          if (!gone.signal.aborted) controller.error(error);
        } finally {
          leave();
        }
      })();
    },
    cancel() {
      leave();
      gone.abort();
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" },
  });
}
