import { expect, it } from "vitest";
import { anyMap, fromJson, GoMap, type GoValue } from "../../gotemplate";
import { plainJson } from "../plain-json";
import { SetHistory } from "./set-history";

function mapOf(json: { [key: string]: string | { [key: string]: string } }): GoMap {
  const value = fromJson(json);
  return value instanceof GoMap ? value : anyMap();
}

function inner(map: GoMap, key: string): GoMap {
  const value = map.entries.get(key);
  if (!(value instanceof GoMap)) throw new TypeError(`${key} is no map`);
  return value;
}

function change(history: SetHistory, map: GoMap, key: string, value: GoValue): void {
  history.keep(map);
  map.entries.set(key, value);
}

const shown = (sets: readonly GoMap[]) => sets.map(plainJson);

it("tells what a map held at each moment, however often it changed since", () => {
  const history = new SetHistory();
  const set = mapOf({ m: { a: "0" } });
  const moments = [1, 2, 3, 4].map((turn) => {
    const moment = history.mark();
    change(history, inner(set, "m"), "a", String(turn));
    change(history, inner(set, "m"), "a", `${turn}, again`);
    return moment;
  });
  const then = moments.map((moment) => shown(history.at(moment, [set])));
  expect(then.map(([first]) => first)).toEqual([
    { m: { a: "0" } },
    { m: { a: "1, again" } },
    { m: { a: "2, again" } },
    { m: { a: "3, again" } },
  ]);
  expect(shown(history.at(history.mark(), [set]))).toEqual([{ m: { a: "4, again" } }]);
});

it("gives sets that have not changed as they are, and copies what has", () => {
  const history = new SetHistory();
  const [one, other] = [mapOf({ a: "x" }), mapOf({ a: "y" })];
  const moment = history.mark();
  const sets = [one, other];
  expect(history.at(moment, sets)).toBe(sets);
  change(history, one, "a", "z");
  const [was, same] = history.at(moment, sets);
  expect(was && plainJson(was)).toEqual({ a: "x" });
  expect(same).toBe(other);
  expect(plainJson(one)).toEqual({ a: "z" });
});

it("keeps what is shared shared, and sets that come to hold themselves", () => {
  const history = new SetHistory();
  const set = mapOf({ m: { a: "0" } });
  const sharing = anyMap(new Map([["m", inner(set, "m")]]));
  const list = fromJson(["b", "a"]);
  set.entries.set("l", list);
  const moment = history.mark();
  history.keepAll(set);
  set.entries.set("self", set);
  inner(set, "m").entries.set("a", "1");
  if (typeof list === "object" && list !== null && "items" in list) list.items.reverse();
  const [was, alsoWas] = history.at(moment, [set, sharing]);
  expect(was && plainJson(was)).toEqual({ m: { a: "0" }, l: ["b", "a"] });
  expect(alsoWas && inner(alsoWas, "m")).toBe(was && inner(was, "m"));
});
