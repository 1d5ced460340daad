/** A sentence in which `backticks` make code. Nothing else is read as markup. */
import { Fragment } from "react";

export function RichText({ text }: { text: string }) {
  const parts = text.split("`");
  // An odd backtick is a character of the text, not a mark.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text have no other name.
    index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
