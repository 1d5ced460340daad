/** The error of strict reading: what `kubectl --validate=strict` and the API server would say of unknown and repeated keys. */
import { compareBytes } from "../../gotemplate";
import { quote } from "../../gotemplate/strconv/quote";
import type { Path } from "../yaml/read-document";
import type { RepeatedKey } from "../yaml/syntax-tree";
import type { DecodeFindings } from "./decode";

/** yaml.go: UnmarshalStrict. Empty when there is nothing to say. */
export function strictError(
  repeated: readonly Pick<RepeatedKey, "key" | "valueLine">[],
  { errors, unknown }: DecodeFindings,
): string {
  if (repeated.length > 0) {
    const lines = repeated.map(
      ({ key, valueLine }) => `  line ${valueLine}: key ${quote(key)} already set in map`,
    );
    return `error converting YAML to JSON: yaml: unmarshal errors:\n${lines.join("\n")}`;
  }
  const all = [
    ...errors,
    ...unknown.map(({ name, path }) => ({ message: `json: unknown field ${quote(name)}`, path })),
  ];
  const [first] = all.sort((a, b) => comparePaths(a.path, b.path));
  return first ? `error unmarshaling JSON: while decoding JSON: ${first.message}` : "";
}

/** The order in which encoding/json meets them: keys in byte order. */
function comparePaths(a: Path, b: Path): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return compareBytes(String(step), String(other));
  }
  return a.length - b.length;
}
