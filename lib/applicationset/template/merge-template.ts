/** A generator's own template over the ApplicationSet's: its empty fields are filled from the base. */
import { type Decoded, type DecodedMap, type DecodedStruct, isStruct, normalise } from "../schema/decode";
import { type Field, type FieldType, structFields } from "../schema/go-type";

/** mergo.Merge as mergeGeneratorTemplate calls it: a zero value in `own` never overrides, lists are taken whole. */
export function mergeTemplate(own: DecodedStruct, base: DecodedStruct): DecodedStruct {
  return mergeStruct("ApplicationSetTemplate", own, base);
}

function mergeStruct(name: string, own: DecodedStruct, base: DecodedStruct): DecodedStruct {
  const out: Record<string, Decoded> = {};
  for (const field of structFields(name).list) {
    const merged = mergeField(field, own[field.name], base[field.name]);
    if (merged !== undefined) out[field.name] = merged;
  }
  return normalise(name, out);
}

function mergeField(field: Field, own: Decoded | undefined, base: Decoded | undefined): Decoded | undefined {
  if (own === undefined || base === undefined) return own ?? base;
  return mergeValue(field.type, own, base);
}

function mergeValue(type: FieldType, own: Decoded, base: Decoded): Decoded {
  if (type.kind === "struct" && isStruct(own) && isStruct(base)) return mergeStruct(type.name, own, base);
  if (own instanceof Map && base instanceof Map) return mergeMap(own, base);
  return isZero(own) ? base : own;
}

/** Key by key; an empty text does not override. */
function mergeMap(own: DecodedMap, base: DecodedMap): DecodedMap {
  const out = new Map(own);
  for (const [key, value] of base) {
    const held = out.get(key);
    if (held === undefined || isZero(held)) out.set(key, value);
  }
  return out;
}

function isZero(value: Decoded): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return value === "" || value === 0 || value === false;
}
