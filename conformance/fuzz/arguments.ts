/** Arguments that reach the inside of a function: texts of its domain, numbers of its size. */
import type { Random } from "./random";
import {
  algorithms,
  base64Texts,
  constraints,
  dateTexts,
  durations,
  jsonTexts,
  keys,
  kinds,
  layouts,
  paths,
  patterns,
  replacements,
  separators,
  templates,
  texts,
  types,
  urls,
  versions,
  yamlTexts,
  zones,
} from "./words";

type Make = (random: Random) => string;

/** A text as Go writes it, with double quotes or backquotes. */
export function literal(random: Random, text: string): string {
  const raw = random.chance(0.2) && !/[`\r\0]/.test(text) && !text.includes("}}");
  return raw ? `\`${text}\`` : JSON.stringify(text);
}

const among =
  (words: readonly string[]): Make =>
  (random) =>
    literal(random, random.pick(words));

/** Most functions make as much as a number says, so numbers stay small. */
const smallInt: Make = (random) => String(random.chance(0.9) ? random.below(14) - 2 : random.below(80) - 20);
const count: Make = (random) => String(random.below(9) - 1);

const time: Make = (random) =>
  random.chance(0.8)
    ? `(toDate "2006-01-02T15:04:05Z07:00" ${literal(random, random.pick(["2020-02-29T23:59:59Z", "1999-12-31T12:00:00+05:30", "2024-07-01T00:00:00Z"]))})`
    : `(toDate ${among(layouts)(random)} ${among(dateTexts)(random)})`;
/** A number that a template's data holds would mean now. */
const date: Make = (random) =>
  random.chance(0.7) ? time(random) : `(${random.pick(["int64", "int"])} ${random.below(2 ** 31)})`;
const duration: Make = (random) =>
  random.chance(0.8) ? among(durations)(random) : `(int64 ${random.below(10 ** 6)})`;

const regex: readonly (Make | null)[] = [among(patterns), null, null];
const replacing: readonly (Make | null)[] = [among(patterns), null, among(replacements)];
const counting: readonly (Make | null)[] = [among(patterns), null, smallInt];
const key = among(keys);
const path: readonly Make[] = [among(paths)];
const json: readonly Make[] = [among(jsonTexts)];
const changed: readonly Make[] = [among(durations), time];

/** By function, the maker of each argument; null for what the signature says. The last repeats. */
export const domains: Readonly<Record<string, readonly (Make | null)[]>> = {
  regexMatch: regex,
  mustRegexMatch: regex,
  regexFind: regex,
  mustRegexFind: regex,
  regexFindAll: counting,
  mustRegexFindAll: counting,
  regexSplit: counting,
  mustRegexSplit: counting,
  regexReplaceAll: replacing,
  mustRegexReplaceAll: replacing,
  regexReplaceAllLiteral: replacing,
  mustRegexReplaceAllLiteral: replacing,
  date: [among(layouts), date],
  dateInZone: [among(layouts), date, among(zones)],
  date_in_zone: [among(layouts), date, among(zones)],
  htmlDate: [date],
  htmlDateInZone: [date, among(zones)],
  dateModify: changed,
  date_modify: changed,
  mustDateModify: changed,
  must_date_modify: changed,
  duration: [duration],
  durationRound: [duration],
  toDate: [among(layouts), among(dateTexts)],
  mustToDate: [among(layouts), among(dateTexts)],
  unixEpoch: [time],
  semver: [among(versions)],
  semverCompare: [among(constraints), among(versions)],
  urlParse: [among(urls)],
  fromJson: json,
  mustFromJson: json,
  fromYaml: [among(yamlTexts)],
  fromYamlArray: [among(yamlTexts)],
  b64dec: [among(base64Texts)],
  b32dec: [among(base64Texts)],
  decryptAES: [null, among(base64Texts)],
  base: path,
  clean: path,
  dir: path,
  ext: path,
  isAbs: path,
  osBase: path,
  osClean: path,
  osDir: path,
  osExt: path,
  osIsAbs: path,
  kindIs: [among(kinds), null],
  typeIs: [among(types), null],
  typeIsLike: [among(types), null],
  split: [among(separators), null],
  splitList: [among(separators), null],
  splitn: [among(separators), smallInt, null],
  join: [among(separators), null],
  wrapWith: [smallInt, among(separators), null],
  tpl: [among(templates), () => "."],
  get: [null, key],
  hasKey: [null, key],
  set: [null, key, null],
  unset: [null, key],
  pluck: [key, null],
  pick: [null, key],
  omit: [null, key],
  dig: [key, key, among(texts), () => "."],
  until: [count],
  untilStep: [smallInt, smallInt, count],
  seq: [count],
  repeat: [count, null],
  chunk: [smallInt, null],
  mustChunk: [smallInt, null],
  round: [null, (random) => String(random.below(8) - 2)],
  fail: [among(algorithms)],
};

/** An int that fits where a function makes as much as it says. */
export const intArgument = smallInt;
