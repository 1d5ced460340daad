import { expect, it } from "vitest";
import { DraftStore, draftOf, hasConflict, isDraft } from "./draft-store";
import { forgetDraft, keepDraft, readKeptDraft } from "./kept-draft";

function draft(manifest = "mine", file = "file") {
  const store = new DraftStore(file);
  store.edit(manifest);
  return store;
}

it("an untouched text follows its file", () => {
  const store = new DraftStore("one");
  store.setFile("two");
  expect(store.get()).toMatchObject({ manifest: "two", base: "two" });
  expect(isDraft(store.get())).toBe(false);
});

it("a draft stays when its file changes, until the reader says which to keep", () => {
  const store = draft();
  store.setFile("theirs");
  expect(store.get().manifest).toBe("mine");
  expect(hasConflict(store.get())).toBe(true);
  store.keepMine();
  expect([isDraft(store.get()), hasConflict(store.get())]).toEqual([true, false]);
  const given = store.revert();
  expect(store.get()).toMatchObject({ manifest: "theirs", base: "theirs" });
  store.restore(given);
  expect(store.get().manifest).toBe("mine");
});

it("a draft that was written into the file is none any more", () => {
  const store = draft();
  store.setFile("mine");
  expect([isDraft(store.get()), hasConflict(store.get())]).toEqual([false, false]);
});

it("a text typed back is no draft", () => {
  const store = draft();
  store.edit("file");
  expect(isDraft(store.get())).toBe(false);
});

it("fixtures alone make a draft, and none when they are as beside the manifest", () => {
  const store = new DraftStore("file");
  expect(draftOf(store.get())).toBeNull();
  store.setFixturesFile("f");
  expect(draftOf(store.get())).toEqual({ manifest: "file", fixtures: "f" });
  store.editFixtures("g");
  expect(isDraft(store.get())).toBe(true);
  expect(draftOf(store.get())?.fixtures).toBe("g");
  store.setFixturesFile("h");
  expect(store.get()).toMatchObject({ fixtures: "g", fixturesBase: "f" });
  expect(hasConflict(store.get())).toBe(true);
  store.keepMine();
  expect(hasConflict(store.get())).toBe(false);
  store.setFixturesFile("g");
  expect(isDraft(store.get())).toBe(false);
});

it("tells listeners of changes only", () => {
  const store = draft();
  let told = 0;
  const stop = store.subscribe(() => told++);
  store.edit("mine");
  store.setFile("file");
  expect(told).toBe(0);
  store.edit("more");
  stop();
  store.edit("unheard");
  expect(told).toBe(1);
});

const memory = (most = Number.POSITIVE_INFINITY) => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > most) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
};
const kept = { manifest: "mine", base: "file", fixtures: null, fixturesBase: "" };

it("keeps a draft for the tab and for the browser; the tab's own goes first", () => {
  const [tab, browser] = [memory(), memory()];
  expect(keepDraft("a", kept, { all: [tab, browser] })).toBe(true);
  keepDraft("a", { ...kept, manifest: "another tab's" }, { all: [browser] });
  expect(readKeptDraft("a", { all: [tab, browser] })).toEqual(kept);
  expect(readKeptDraft("a", { all: [memory(), browser] })?.manifest).toBe("another tab's");
  expect(readKeptDraft("b", { all: [tab] })).toBeNull();
  forgetDraft("a", { all: [tab, browser] });
  expect(readKeptDraft("a", { all: [tab, browser] })).toBeNull();
});

it("says when nothing keeps it, and leaves no older one behind", () => {
  const small = memory(200);
  expect(keepDraft("a", kept, { all: [small] })).toBe(true);
  expect(keepDraft("a", { ...kept, manifest: "x".repeat(300) }, { all: [small] })).toBe(false);
  expect(readKeptDraft("a", { all: [small] })).toBeNull();
});

it.each(["", "{", "null", "[]", '{"manifest":1,"base":"","fixtures":null,"fixturesBase":""}'])(
  "what is no draft (%j) is none",
  (text) => {
    const storage = memory();
    storage.items.set("appset-inspector.draft.a", text);
    expect(readKeptDraft("a", { all: [storage] })).toBeNull();
  },
);
