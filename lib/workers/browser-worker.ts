/** Entry point of the worker that evaluates in a browser, so that typing never waits for an evaluation. */
import { BrowserJobs } from "./browser-jobs";
import type { FromBrowserWorker, ToBrowserWorker } from "./browser-messages";

const jobs = new BrowserJobs((message: FromBrowserWorker) => self.postMessage(message));

self.addEventListener("message", ({ data }: MessageEvent<ToBrowserWorker>) => jobs.receive(data));
