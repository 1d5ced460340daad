/** A field's value as the lines that a diff compares: a text of many lines as such, all else as YAML. */
import { toYaml, type YamlValue } from "@/components/ui/yaml-text";
import type { FieldChange, PlannedApplication } from "@/lib/applicationset";
import type { JsonValue } from "@/lib/gotemplate";
import { type DiffLine, lineDiff } from "./line-diff";

export function changeLines({ before, after }: Pick<FieldChange, "before" | "after">): DiffLine[] {
  return lineDiff(valueText(before), valueText(after));
}

function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string" && value.includes("\n")) return value;
  return toYaml(value as YamlValue);
}

/** The diff as text to paste: a head for each field, signs before each line. */
export function changesText(planned: Pick<PlannedApplication, "name" | "changes">): string {
  const signs = { same: " ", lost: "-", new: "+" } as const;
  const parts = planned.changes.map((change) => {
    const lines = changeLines(change).map(({ side, text }) => `${signs[side]}${text}\n`);
    return `@@ ${change.field} @@\n${lines.join("")}`;
  });
  return `--- live/${planned.name}\n+++ next/${planned.name}\n${parts.join("")}`;
}

/** A live Application without what the cluster adds for itself. */
export function liveYaml(live: { readonly [key: string]: JsonValue }): string {
  const { status: _status, metadata, ...rest } = live;
  if (typeof metadata !== "object" || metadata === null || Array.isArray(metadata)) return toYaml(rest);
  const { managedFields: _fields, ...shown } = metadata;
  const { apiVersion, kind, ...others } = rest;
  const head = {
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(kind === undefined ? {} : { kind }),
  };
  return toYaml({ ...head, metadata: shown, ...others });
}
