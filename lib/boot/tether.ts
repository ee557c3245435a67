// A process started with a pipe on descriptor 3 ends when the one that holds the other end does, even by kill -9.
// Preloaded into web and worker; called by the command line when it was handed over to the pinned Node.
import net from "node:net";

/** Longest time to stop in an orderly way after the holder is gone. */
const graceMs = 10_000;

/** Environment of a child that holds on to this process. */
export function tetherEnv(): Record<string, string> {
  return { FAIRLEAD_TETHER: String(process.pid) };
}

/** Holds on to the process that named itself in FAIRLEAD_TETHER; nothing when that is not the parent. */
export function holdTether(): void {
  const holder = process.env.FAIRLEAD_TETHER;
  delete process.env.FAIRLEAD_TETHER;
  // A grandchild inherits the variable, not the pipe.
  if (holder !== String(process.ppid)) return;
  const pipe = new net.Socket({ fd: 3, readable: true, writable: false });
  pipe.on("error", () => {});
  pipe.on("close", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), graceMs).unref();
    process.kill(process.pid, "SIGTERM");
  });
  pipe.resume();
  pipe.unref();
}
