/** A thread does not inherit the loader that reads TypeScript: this registers it, then runs the thread's own entry. */
import { register } from "tsx/esm/api";

register();
await import("./engine-worker.ts");
