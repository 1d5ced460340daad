"use client";
/** One set, one filled text, one Application: the details that are a list of their own. */
import type { JsonObject } from "@/lib/gotemplate/json-object";
import type { StepView } from "@/lib/workspace";
import { CodeView } from "../../ui/code-view";
import { CopyButton } from "../../ui/copy-button";
import { EmptyState } from "../../ui/empty-state";
import { ControllerText, Note } from "../../ui/note";
import { ScrollRegion } from "../../ui/scroll-region";
import { type KeyRow, KeyTable } from "./key-table";
import { shortField } from "./lane-cell";
import type { LaneRow, PlacedSet } from "./lanes";
import { StepTree } from "./step-tree";

export const setRows = (set: JsonObject): KeyRow[] =>
  Object.entries(set).map(([key, value]) => ({ key, values: [value] }));

export function NotShown() {
  return (
    <EmptyState title="Not shown.">
      There are more sets than a page can hold. Narrow the first child, or use the command line: it prints
      them all.
    </EmptyState>
  );
}

export function SetDetail({
  set,
  step,
  part,
}: {
  set: JsonObject | undefined;
  step: StepView | undefined;
  part: string;
}) {
  const nested = step && (step.matrix || step.merge);
  return (
    <>
      {set ? <KeyTable label={`Keys of the ${part}`} heads={["Value"]} rows={setRows(set)} /> : <NotShown />}
      {nested && (
        <ScrollRegion label={`Steps of the ${part}`} className="max-h-[45%] shrink-0 border-t border-line">
          <StepTree step={step} part={part} open />
        </ScrollRegion>
      )}
    </>
  );
}

export function RenderDetail({ set }: { set: PlacedSet }) {
  const { application } = set;
  if (!set.kept)
    return <EmptyState title="No Application.">The entry's selector dropped this set.</EmptyState>;
  if (!application) return <NotShown />;
  return (
    <>
      {application.error !== "" && (
        <Note tone="error">
          <p className="font-medium">Set {set.place} does not render. The controller's text:</p>
          <ControllerText text={application.error} />
        </Note>
      )}
      {application.yaml !== "" && (
        <CodeView label={`YAML of ${application.name || `set ${set.place}`}`} text={application.yaml} />
      )}
    </>
  );
}

export function Rendered({ row, interpolated }: { row: LaneRow; interpolated: boolean }) {
  const rendered = row.matrix?.rendered ?? [];
  if (rendered.length === 0)
    return (
      <EmptyState title="Nothing is filled in.">
        {interpolated
          ? "No text of the second child holds a placeholder that this set fills."
          : "The second child holds no placeholder, so it runs once, as written, and every set of the first child is joined with what it gives."}
      </EmptyState>
    );
  return (
    <ScrollRegion label="Texts of the second child">
      <table className="table dense" style={{ minWidth: 620 }}>
        <caption className="sr-only">Texts of the second child before and after this set fills them</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">As written</th>
            <th scope="col">With this set</th>
          </tr>
        </thead>
        <tbody>
          {rendered.map(({ field, template, text }) => (
            <tr key={field}>
              <th scope="row" className="font-mono" title={field}>
                {shortField(field)}
              </th>
              <td className="max-w-0 font-mono !whitespace-normal">
                <span className="tok-tpl break-words">{template}</span>
              </td>
              <td className="max-w-0 font-mono !whitespace-normal">
                <span className="flex items-center gap-1">
                  <span className="min-w-0 break-words">{text === "" ? '""' : text}</span>
                  <CopyButton text={text} what={shortField(field)} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
