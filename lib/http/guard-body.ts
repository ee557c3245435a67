/** How often an open answer asks again whether its reader may still read, in milliseconds. */
export const recheckEveryMs = 30_000;

/**
 * A body that ends when its reader may no longer read (removed from the workspace, signed out): an open
 * stream must not outlive the right to it by more than a minute. An event stream closes, so that its tab
 * asks anew and is refused; any other body breaks off, so that nobody takes half a file for the whole.
 */
export function guardBody(
  body: ReadableStream<Uint8Array>,
  mayStillRead: () => Promise<boolean>,
  options: { onRefused: "close" | "break"; everyMs?: number },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const stop = () => {
    over = true;
    clearInterval(timer);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      timer = setInterval(async () => {
        // A database that does not answer is no proof of a right: fail closed.
        const allowed = await mayStillRead().catch(() => false);
        if (allowed || over) return;
        stop();
        if (options.onRefused === "close") controller.close();
        else controller.error(new Error("the reader may no longer read this"));
        await reader.cancel().catch(() => undefined);
      }, options.everyMs ?? recheckEveryMs);
      timer.unref();
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (over) return;
        if (!done) return controller.enqueue(value);
        stop();
        controller.close();
      } catch (error) {
        if (over) return;
        stop();
        controller.error(error);
      }
    },
    cancel(reason) {
      stop();
      return reader.cancel(reason);
    },
  });
}
