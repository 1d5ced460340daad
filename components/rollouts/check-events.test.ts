import { describe, expect, it } from "vitest";
import type { CheckEvent } from "@/lib/workspace/rollouts-views";
import { applyCheckEvent, beginCheck, readCheckEvents } from "./check-events";

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

const events: readonly CheckEvent[] = [
  { type: "started", location: "http://server.example/ä" },
  { type: "hop", url: "http://server.example/ä", status: 302 },
  { type: "progress", bytes: 10, total: null, ms: 3 },
  { type: "error", message: "It ended early.", hint: "Try again." },
];

describe("the stream of a check", () => {
  it.each([1, 2, 7, 1_000])("is read in pieces of %i bytes", async (size) => {
    const text = `${events.map((event) => JSON.stringify(event)).join("\n")}\n`;
    const bytes = new TextEncoder().encode(text);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
    const read: CheckEvent[] = [];
    for await (const event of readCheckEvents(streamOf(pieces))) read.push(event);
    expect(read).toEqual(events);
  });

  it("needs no line end after the last event", async () => {
    const read: CheckEvent[] = [];
    const bytes = new TextEncoder().encode(JSON.stringify(events[0]));
    for await (const event of readCheckEvents(streamOf([bytes]))) read.push(event);
    expect(read).toEqual([events[0]]);
  });

  it("fails on what is no JSON, and lets the stream go", async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("<html>\n")),
      cancel: () => {
        cancelled = true;
      },
    });
    const read = async () => {
      for await (const _event of readCheckEvents(body));
    };
    await expect(read()).rejects.toThrow(SyntaxError);
    expect(cancelled).toBe(true);
  });
});

describe("progress", () => {
  it("gathers what the events say", () => {
    const progress = events.reduce(applyCheckEvent, beginCheck("http://server.example/ä", 5));
    expect(progress).toEqual({
      location: "http://server.example/ä",
      startedAt: 5,
      hops: [{ url: "http://server.example/ä", status: 302 }],
      bytes: 10,
      total: null,
      fact: null,
      error: { message: "It ended early.", hint: "Try again." },
    });
  });
});
