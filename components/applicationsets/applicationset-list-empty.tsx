"use client";
/** No ApplicationSet is known: where they come from. */
import Link from "next/link";
import { buttonStyle } from "../ui/button";
import { PageHead } from "../ui/page-head";
import { StartWays } from "../ui/start-ways";

export function ApplicationSetListEmpty() {
  return (
    <>
      <PageHead title="ApplicationSets" />
      <StartWays
        heading="No ApplicationSet is known yet"
        addPlugin={
          <Link href="/plugins?add=true" className={buttonStyle({ kind: "plain" })}>
            Add plugin
          </Link>
        }
      />
    </>
  );
}
