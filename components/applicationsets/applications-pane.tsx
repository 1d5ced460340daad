"use client";
/** The Applications that would be, each with its YAML. Says above them when none of them would be applied. */
import clsx from "clsx";
import { Download } from "lucide-react";
import { useMemo, useRef } from "react";
import type { ApplicationSetDetail, ApplicationView } from "@/lib/workspace";
import { Button } from "../ui/button";
import { downloadText } from "../ui/clipboard";
import { CodeView } from "../ui/code-view";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { ControllerText, Note } from "../ui/note";
import { Pane, PaneHead } from "../ui/pane";
import { useRowWindow } from "../ui/row-window";
import { ScrollRegion } from "../ui/scroll-region";
import { SeverityIcon } from "../ui/severity-icon";
import { useRowKeys } from "../ui/use-row-keys";
import { allYaml, isEmptied, isStopped, isUnknown, RETRY_SECONDS } from "./applicationset-words";
import type { Selection } from "./use-selection";

const nameOf = (application: ApplicationView) => application.name || `without a name, set ${application.set}`;

/** What the controller would do with all of them, where it isn't simply applying them. */
export function ApplyBanner({ applicationSet }: { applicationSet: ApplicationSetDetail }) {
  if (isStopped(applicationSet)) {
    const some = applicationSet.renderedApplications.length > 0;
    return (
      <Note tone="error">
        <p>
          <b className="font-medium">
            {some ? "The controller applies none of these." : "Nothing is applied."}
          </b>{" "}
          An error stops the run, so live Applications stay as they are. It tries again every {RETRY_SECONDS}{" "}
          s.
        </p>
        {applicationSet.error !== "" && (
          <details className="text-xs">
            <summary className="w-fit">
              The controller's text{" "}
              {applicationSet.reason && <code className="text-fg-2">{applicationSet.reason}</code>}
            </summary>
            <ControllerText text={applicationSet.error} />
          </details>
        )}
      </Note>
    );
  }
  if (!isEmptied(applicationSet)) return null;
  return (
    <Note tone="error">
      <p>
        <b className="font-medium">Every live Application of this ApplicationSet would be deleted.</b> Its
        generators yield zero parameter sets, which is no error. To keep them while you look for the cause,
        set <code>spec.syncPolicy.applicationsSync: create-update</code>.
      </p>
    </Note>
  );
}

function ApplicationList({
  applications,
  several,
  selected,
  onSelect,
}: {
  applications: readonly ApplicationView[];
  /** More than one generator: the place says which. */
  several: boolean;
  selected: string | undefined;
  onSelect: (application: ApplicationView) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const shown = useRowWindow({ count: applications.length, scroller, rowHeight: 28 });
  useRowKeys(scroller);
  return (
    <ScrollRegion
      ref={scroller}
      label="List of Applications"
      className={clsx("max-h-[40%] shrink-0 border-b border-line", applications.length > 100 && "min-h-40")}
    >
      <table className="table dense" aria-rowcount={applications.length}>
        <caption className="sr-only">Applications that the template renders</caption>
        <tbody>
          {shown.before > 0 && <tr aria-hidden style={{ height: shown.before }} />}
          {shown.indexes.map((index) => {
            const application = applications[index];
            if (!application) return null;
            const failed = application.error !== "";
            return (
              <tr key={application.id} data-index={index} data-selected={application.id === selected}>
                <td>
                  <button
                    type="button"
                    data-row
                    aria-pressed={application.id === selected}
                    onClick={() => onSelect(application)}
                    className="inline-flex max-w-full items-center gap-1.5 rounded-1 align-middle hover:text-accent"
                  >
                    <SeverityIcon tone={failed ? "error" : "ok"} label={failed ? "failed" : "rendered"} />
                    <span className={clsx("truncate", application.id === selected && "font-medium")}>
                      {application.name || <span className="text-fg-3">without a name</span>}
                    </span>
                  </button>
                </td>
                <td className="text-fg-2">{failed && "did not render"}</td>
                <td className="w-px text-right text-fg-2">
                  {several && `generator ${application.generator}, `}set {application.set}
                </td>
              </tr>
            );
          })}
          {shown.after > 0 && <tr aria-hidden style={{ height: shown.after }} />}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function ApplicationText({ application }: { application: ApplicationView }) {
  const name = nameOf(application);
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-surface-2 px-3">
        <h3 className="min-w-0 truncate font-strong">{name}</h3>
        {application.yaml !== "" && (
          <span className="ml-auto flex gap-1">
            <CopyButton text={application.yaml} what={`${name} as YAML`}>
              Copy
            </CopyButton>
            <Button
              kind="quiet"
              size="small"
              onClick={() => downloadText(application.yaml, `${application.name || application.id}.yaml`)}
            >
              <Download size={13} strokeWidth={1.5} aria-hidden />
              Download
            </Button>
          </span>
        )}
      </div>
      {application.error !== "" && (
        <Note tone="error">
          <p>
            <b className="font-medium">Set {application.set} does not render.</b> The controller's text:
          </p>
          <ControllerText text={application.error} />
        </Note>
      )}
      {application.yaml !== "" && <CodeView label={`YAML of ${name}`} text={application.yaml} />}
    </section>
  );
}

export function ApplicationsPane({
  applicationSet,
  selection,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  selection: Selection;
  className: string;
}) {
  const applications = applicationSet.renderedApplications;
  const chosen = useMemo(() => {
    const { place } = selection;
    const found = applications.find(
      ({ generator, set }) => generator === place?.generator && set === place.set,
    );
    return found ?? (place ? undefined : applications[0]);
  }, [applications, selection]);
  const failed = applications.filter(({ error }) => error !== "").length;
  return (
    <Pane label="Applications" className={className}>
      <PaneHead
        title="Applications"
        {...(applicationSet.applications === null ? {} : { count: applicationSet.applications })}
      >
        {failed > 0 && (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-danger">
            <SeverityIcon tone="error" /> {failed} did not render
          </span>
        )}
        {applications.length > failed && (
          <span className="ml-auto flex gap-1">
            <CopyButton
              text={() => allYaml(applicationSet)}
              what={`${applications.length - failed} Applications as YAML`}
            >
              Copy all
            </CopyButton>
            <Button
              kind="quiet"
              size="small"
              onClick={() =>
                downloadText(allYaml(applicationSet), `${applicationSet.name}-applications.yaml`)
              }
            >
              <Download size={13} strokeWidth={1.5} aria-hidden />
              Download
            </Button>
          </span>
        )}
      </PaneHead>
      <ApplyBanner applicationSet={applicationSet} />
      {applications.length === 0 ? (
        isUnknown(applicationSet) ? (
          <EmptyState title="Not known yet.">
            The parameter sets are unknown, and so are the Applications.
            {applicationSet.generators.some(({ plugin }) => plugin !== null) &&
              " Evaluate calls the plugins as the controller would."}
          </EmptyState>
        ) : (
          <EmptyState title="No Application.">
            There is no parameter set to render the template with.
          </EmptyState>
        )
      ) : (
        <>
          <ApplicationList
            applications={applications}
            several={applicationSet.generatorResults.length > 1}
            selected={chosen?.id}
            onSelect={({ generator, set }) => selection.selectPlace({ generator, set })}
          />
          {chosen ? (
            <ApplicationText application={chosen} />
          ) : (
            <EmptyState title="No Application of this set.">
              Its set gave none, or its generator failed.
            </EmptyState>
          )}
        </>
      )}
    </Pane>
  );
}
