/**
 * The door: every function that Argo CD gives to templates beside text/template's own, as one table from
 * name to signature, doc line and implementation. Sprig 3.3's generic map, and Argo CD's additions.
 */
import type { FunctionTable } from "../gotemplate";
import { argocd } from "./argocd";
import { crypto } from "./crypto";
import { dates } from "./dates";
import { defaults } from "./defaults";
import { dicts } from "./dicts";
import { encoding } from "./encoding";
import { flowControl } from "./flow-control";
import { integerRanges } from "./integer-ranges";
import { lists } from "./lists";
import { math } from "./math";
import { paths } from "./paths";
import { random } from "./random";
import { reflection } from "./reflection";
import { regex } from "./regex";
import { semver } from "./semver";
import { stringLists } from "./string-lists";
import { strings } from "./strings";
import { tpl } from "./tpl";
import { typeConversion } from "./type-conversion";
import { urls } from "./urls";
import { uuid } from "./uuid";
import { yaml } from "./yaml";

/** The families by name, in the order of Sprig's own documentation. */
export const families: Readonly<Record<string, FunctionTable>> = {
  strings,
  stringLists,
  math,
  integerRanges,
  dates,
  defaults,
  encoding,
  lists,
  dicts,
  typeConversion,
  paths,
  flowControl,
  reflection,
  random,
  regex,
  semver,
  crypto,
  uuid,
  urls,
  yaml,
  argocd,
  tpl,
};

function merge(tables: readonly FunctionTable[]): FunctionTable {
  const merged: Record<string, FunctionTable[string]> = Object.create(null);
  for (const [name, definition] of tables.flatMap((table) => Object.entries(table))) {
    if (name in merged) throw new TypeError(`two families define the function ${name}`);
    merged[name] = definition;
  }
  return merged;
}

/** All functions by name. */
export const functions: FunctionTable = merge(Object.values(families));
