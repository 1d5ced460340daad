/**
 * Go's time.Location: offsets come from the platform's Intl data, abbreviations from `zone-names.ts`, since
 * Intl has none. Names count by case, as files do for the controller.
 */
import { zoneNames } from "./zone-names";

/** What is in force at some instant. */
export interface Zone {
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly isDst: boolean;
}

interface Era {
  /** Unix second from which it holds. */
  readonly start: number;
  readonly zones: readonly Zone[];
}

const utcZone: Zone = { name: "UTC", offset: 0, isDst: false };
/** 400 years: the Gregorian calendar repeats, so far instants are asked of Intl in a nearer cycle. */
const cycle = 146_097 * 86_400;
const farthest = 8_000_000_000_000;

/** Plain data, so that two of equal content count as deeply equal. */
export class Location {
  constructor(
    readonly name: string,
    private readonly eras: readonly Era[],
    /** The zone of that name of the platform's decides; null where one offset holds for ever. */
    private readonly platformName: string | null = null,
  ) {}

  /** zoneinfo.go: (*Location).lookup */
  lookup(unix: bigint): Zone {
    const at = Number(unix);
    const only = this.eras[0]?.zones[0];
    if (this.platformName === null && only) return only;
    const offset = platformOffset(this.platformName ?? "UTC", at);
    let era = this.eras[0];
    for (const next of this.eras) if (next.start <= at) era = next;
    return (
      era?.zones.find((zone) => zone.offset === offset) ?? { name: offsetName(offset), offset, isDst: false }
    );
  }

  /** The offset of an abbreviation, if possible one in force then. // zoneinfo.go: (*Location).lookupName */
  lookupName(name: string, unix: bigint): number | null {
    const zones = this.eras.flatMap((era) => era.zones).filter((zone) => zone.name === name);
    for (const { offset } of zones) {
      const zone = this.lookup(unix - BigInt(offset));
      if (zone.name === name) return zone.offset;
    }
    return zones[0]?.offset ?? null;
  }
}

/** time.UTC */
export const utc = new Location("UTC", [always(utcZone)]);

/** zoneinfo.go: FixedZone */
export function fixedZone(name: string, offset: number): Location {
  const hours = offset / 3600;
  const make = () => new Location(name, [always({ name, offset, isDst: false })]);
  if (name !== "" || !Number.isInteger(hours) || hours < -12 || hours > 14) return make();
  const known = unnamedZones.get(offset) ?? make();
  unnamedZones.set(offset, known);
  return known;
}

/** Go keeps those of whole hours, so that times in them are equal. // zoneinfo.go: unnamedFixedZones */
const unnamedZones = new Map<number, Location>();

function always(zone: Zone): Era {
  return { start: Number.NEGATIVE_INFINITY, zones: [zone] };
}

const locations = new Map<string, Location | null>();
let eraTexts: Map<string, string> | undefined;

/** null when there is no such zone. // zoneinfo.go: LoadLocation */
export function loadLocation(name: string): Location | null {
  if (name === "" || name === "UTC") return utc;
  const known = locations.get(name);
  if (known !== undefined) return known;
  const text = allEras().get(name);
  const made = text === undefined ? null : newLocation(name, text);
  if (text !== undefined) locations.set(name, made);
  return made;
}

/** The controller's local zone, distinct from UTC even when it has that name. // zoneinfo_unix.go: initLocal */
export function localLocation(name: string): Location {
  const key = `local ${name}`;
  const known = locations.get(key);
  if (known) return known;
  const zone = name === "UTC" ? null : loadLocation(name);
  const made = zone ?? new Location("UTC", [always(utcZone)]);
  locations.set(key, made);
  return made;
}

function allEras(): Map<string, string> {
  eraTexts ??= new Map(
    zoneNames
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [names = "", eras = ""] = line.split("\t");
        return names.split(" ").map((name): [string, string] => [name, eras]);
      }),
  );
  return eraTexts;
}

function newLocation(name: string, text: string): Location | null {
  const eras = text.split("|").map(parseEra);
  const [only, ...more] = eras.flatMap((era) => era.zones);
  if (only && more.length === 0) return new Location(name, eras);
  try {
    offsets.set(name, intlOffset(name));
    return new Location(name, eras, name);
  } catch {
    return null;
  }
}

function parseEra(text: string, index: number): Era {
  const words = text.split(" ");
  const start = index === 0 ? Number.NEGATIVE_INFINITY : Number(words.shift());
  const zones = words.map((word) => {
    const [, offset = "0", kind, name = ""] = /^(-?\d+)([sd])(.*)$/.exec(word) ?? [];
    return { name, offset: Number(offset), isDst: kind === "d" };
  });
  return { start, zones };
}

const offsets = new Map<string, (unix: number) => number>();

function platformOffset(name: string, unix: number): number {
  const known = offsets.get(name) ?? intlOffset(name);
  offsets.set(name, known);
  return known(unix);
}

/** A function from a Unix second to the zone's offset; throws if Intl lacks the zone. */
function intlOffset(timeZone: string): (unix: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  let last = { unix: Number.NaN, offset: 0 };
  return (unix) => {
    if (last.unix !== unix) last = { unix, offset: wallClock(format, nearer(unix)) - nearer(unix) };
    return last.offset;
  };
}

function nearer(unix: number): number {
  return Math.abs(unix) < farthest ? unix : (unix % cycle) + (unix < 0 ? -cycle : cycle);
}

/** The wall clock's reading as if it were UTC, in seconds. */
function wallClock(format: Intl.DateTimeFormat, unix: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(unix * 1000)) parts[type] = value;
  const year = parts.era === "BC" || parts.era === "B" ? 1 - Number(parts.year) : Number(parts.year);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second), 0);
  return date.getTime() / 1000;
}

/** How the database names an offset that has no abbreviation. */
function offsetName(offset: number): string {
  const size = Math.abs(offset);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const minutes = size % 3600 ? two((size % 3600) / 60) : "";
  return `${offset < 0 ? "-" : "+"}${two(size / 3600)}${minutes}`;
}
