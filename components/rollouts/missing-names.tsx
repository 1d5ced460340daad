/** Names that Rollouts use and that have no entry. */
import type { RolloutsReport } from "@/lib/rollouts/report";
import { ProblemNote } from "../problems/problem-note";
import { UseList } from "./uses-panel";

export function MissingNames({ missing }: Pick<RolloutsReport, "missing">) {
  if (missing.length === 0) return null;
  return (
    <section aria-label="Names without an entry">
      <h3 className="flex min-h-8 items-center border-b border-line bg-surface-2 px-3 font-strong">
        Names without an entry
      </h3>
      {missing.map(({ name, type, problem, uses }) => (
        <div key={`${type} ${name}`}>
          <ProblemNote problem={problem} />
          <UseList uses={uses} />
        </div>
      ))}
    </section>
  );
}
