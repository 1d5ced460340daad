/** First start: nothing is there yet. */
import Link from "next/link";
import { buttonStyle } from "../ui/button";
import { StartWays } from "../ui/start-ways";

export function StartPanel() {
  return (
    <StartWays
      level={1}
      heading="Where do your ApplicationSets come from?"
      addPlugin={
        <Link href="/plugins?add=true" className={buttonStyle({ kind: "primary" })}>
          Add plugin
        </Link>
      }
    />
  );
}
