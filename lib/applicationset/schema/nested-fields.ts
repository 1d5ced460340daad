/** Unknown fields of a matrix or merge inside of another: free JSON to the API server, passed over by the controller. */
import type { Path } from "../yaml/read-document";
import {
  type Decoded,
  type DecodedStruct,
  type DecodeFindings,
  decodeJsonStruct,
  isStruct,
  RawJson,
} from "./decode";

const nestedTypes = { matrix: "NestedMatrixGenerator", merge: "NestedMergeGenerator" } as const;

/** Of a generator's entry, decoded, that stands at `path`. */
export function nestedUnknownFields(entry: DecodedStruct, path: Path): Path[] {
  return ["matrix", "merge"].flatMap((kind) => {
    const outer = entry[kind];
    if (!isStruct(outer) || !Array.isArray(outer.generators)) return [];
    return outer.generators.flatMap((child: Decoded, index) =>
      isStruct(child) ? unknownInChild(child, [...path, kind, "generators", index]) : [],
    );
  });
}

function unknownInChild(child: DecodedStruct, path: Path): Path[] {
  return (["matrix", "merge"] as const).flatMap((kind) => {
    const nested = child[kind];
    if (!(nested instanceof RawJson)) return [];
    const findings: DecodeFindings = { errors: [], unknown: [] };
    decodeJsonStruct(nestedTypes[kind], nested.value, findings);
    return findings.unknown.map((field) => [...path, kind, ...field.path]);
  });
}
