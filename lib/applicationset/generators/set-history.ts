/**
 * Parameter sets as they were at each step. The controller changes sets in place: a union writes into the second child's
 * maps, a merge into the base's. No step copies its sets for that: what a map held is kept just before it changes, and put
 * back when somebody looks at the step.
 */
import { GoMap, GoSlice, type GoValue } from "../../gotemplate";

/** What can change: it is what several values share, too. */
type Holder = Map<string, GoValue> | GoValue[];

interface Kept<T> {
  /** The clock when it changed: steps up to then saw this. */
  readonly until: number;
  readonly content: T;
  /** What it held when it changed again, and again. Few change twice. */
  later: Kept<T>[] | null;
}

export class SetHistory {
  private clock = 0;
  /** The clock when anything changed last. */
  private latest = 0;
  /** Whether anything but maps in maps may have changed, or sets hold themselves: templates can do that. */
  private anywhere = false;
  private readonly maps = new Map<Map<string, GoValue>, Kept<Map<string, GoValue>>>();
  private readonly lists = new Map<GoValue[], Kept<GoValue[]>>();

  /** This moment, to come back to with `at`. */
  mark(): number {
    return ++this.clock;
  }

  /** To be called before the map itself changes. */
  keep({ entries }: GoMap): void {
    this.keepHolder(this.maps, entries, () => new Map(entries));
  }

  /** To be called before something may change anywhere in the set. */
  keepAll(set: GoMap): void {
    this.anywhere = true;
    const seen = new Set<Holder>();
    const walk = (value: GoValue) => {
      const holder = value instanceof GoMap ? value.entries : value instanceof GoSlice ? value.items : null;
      if (holder === null || seen.has(holder)) return;
      seen.add(holder);
      if (holder instanceof Map) this.keepHolder(this.maps, holder, () => new Map(holder));
      else this.keepHolder(this.lists, holder, () => [...holder]);
      for (const item of holder.values()) walk(item);
    };
    walk(set);
  }

  /** The sets as they were then; those that have not changed are themselves. */
  at(time: number, sets: readonly GoMap[]): readonly GoMap[] {
    if (this.latest < time || !sets.some((set) => this.hasChanged(set, time))) return sets;
    const restored = new Map<Holder, GoMap | GoSlice>();
    return sets.map((set) => (this.hasChanged(set, time) ? this.map(set, time, restored) : set));
  }

  /** Quicker than to restore it and see. */
  private hasChanged(map: GoMap, time: number): boolean {
    if (this.anywhere || contentAt(this.maps, map.entries, time) !== map.entries) return true;
    for (const value of map.entries.values()) {
      if (value instanceof GoMap && this.hasChanged(value, time)) return true;
    }
    return false;
  }

  private keepHolder<T extends Holder>(history: Map<T, Kept<T>>, holder: T, copy: () => T): void {
    const until = this.clock;
    this.latest = until;
    const first = history.get(holder);
    if (!first) history.set(holder, { until, content: copy(), later: null });
    // Else nobody has marked a moment since it was kept.
    else if ((first.later?.at(-1) ?? first).until !== until) {
      first.later ??= [];
      first.later.push({ until, content: copy(), later: null });
    }
  }

  private map(map: GoMap, time: number, restored: Map<Holder, GoMap | GoSlice>): GoMap {
    const known = restored.get(map.entries);
    if (known instanceof GoMap) return known;
    restored.set(map.entries, map);
    const then = contentAt(this.maps, map.entries, time);
    const changed = new Map<string, GoValue>();
    for (const [key, value] of then) {
      const was = this.value(value, time, restored);
      if (was !== value) changed.set(key, was);
    }
    if (then === map.entries && changed.size === 0) return map;
    const entries = new Map([...then].map(([key, value]) => [key, changed.get(key) ?? value]));
    const made = new GoMap(entries, map.type, map.isNil);
    restored.set(map.entries, made);
    return made;
  }

  private list(list: GoSlice, time: number, restored: Map<Holder, GoMap | GoSlice>): GoSlice {
    const known = restored.get(list.items);
    if (known instanceof GoSlice) return known;
    restored.set(list.items, list);
    const then = contentAt(this.lists, list.items, time);
    const items = then.map((item) => this.value(item, time, restored));
    if (then === list.items && items.every((item, index) => item === then[index])) return list;
    const made = new GoSlice(items, list.type, list.isNil);
    restored.set(list.items, made);
    return made;
  }

  private value(value: GoValue, time: number, restored: Map<Holder, GoMap | GoSlice>): GoValue {
    if (value instanceof GoMap) return this.map(value, time, restored);
    return value instanceof GoSlice ? this.list(value, time, restored) : value;
  }
}

function contentAt<T>(history: ReadonlyMap<T, Kept<T>>, holder: T, time: number): T {
  const first = history.get(holder);
  if (!first || first.until >= time) return first?.content ?? holder;
  const later = first.later ?? [];
  let [from, to] = [0, later.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((later[middle]?.until ?? 0) < time) from = middle + 1;
    else to = middle;
  }
  return later[from]?.content ?? holder;
}
