// Runs code as if the framework had a request in its hands: `headers()` and `cookies()` of next/headers read
// the storage that Next itself fills. No code of ours is replaced, so an action is called exactly as it stands.
import { AsyncLocalStorage } from "node:async_hooks";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { HeadersAdapter } from "next/dist/server/web/spec-extension/adapters/headers.js";
import {
  MutableRequestCookiesAdapter,
  RequestCookiesAdapter,
} from "next/dist/server/web/spec-extension/adapters/request-cookies.js";
import { RequestCookies } from "next/dist/server/web/spec-extension/cookies.js";

// Outside Next's own server the storage is made before it has a class to be made of, and is an empty shell.
function makeReal(storage: object): void {
  const real = new AsyncLocalStorage<unknown>();
  Object.assign(storage, { run: real.run.bind(real), getStore: real.getStore.bind(real) });
}
makeReal(workAsyncStorage);
makeReal(workUnitAsyncStorage);

/** Runs `work` in a request with these headers; tells its result and the Set-Cookie lines it asked for. */
export async function inRequest<T>(
  headers: Headers,
  work: () => Promise<T>,
): Promise<{ result: T; setCookies: string[] }> {
  let setCookies: string[] = [];
  const cookies = new RequestCookies(headers);
  const mutable = MutableRequestCookiesAdapter.wrap(cookies, (lines) => {
    setCookies = lines;
  });
  const unit = {
    type: "request",
    phase: "action",
    headers: HeadersAdapter.seal(headers),
    cookies: RequestCookiesAdapter.seal(cookies),
    mutableCookies: mutable,
    userspaceMutableCookies: mutable,
  };
  const result = await workAsyncStorage.run({ route: "/test" } as never, () =>
    workUnitAsyncStorage.run(unit as never, work),
  );
  return { result, setCookies };
}
