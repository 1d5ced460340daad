/** Buttons are verbs. One primary a screen; quiet ones in toolbars; small ones in pane heads. */
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 border whitespace-nowrap transition-colors duration-[120ms] disabled:text-fg-3 aria-disabled:text-fg-3",
  {
    variants: {
      kind: {
        plain:
          "border-line-ctl bg-surface-1 font-medium text-fg hover:bg-surface-3 aria-pressed:border-accent aria-pressed:bg-accent-bg",
        primary:
          "border-accent bg-accent font-medium text-on-accent hover:brightness-110 disabled:border-line-ctl disabled:bg-surface-3 disabled:brightness-100",
        quiet: "border-transparent text-fg-2 hover:bg-surface-3 hover:text-fg",
        soft: "border-line bg-surface-1 font-medium text-fg hover:bg-surface-3",
      },
      size: {
        normal: "h-7 rounded-2 px-2.5 text-sm max-narrow:h-9",
        small: "h-[22px] rounded-1 px-[7px] text-xs max-narrow:h-7",
        icon: "size-7 rounded-2 text-sm max-narrow:size-9",
        smallIcon: "size-[22px] rounded-1 text-xs max-narrow:size-7",
      },
    },
    defaultVariants: { kind: "plain", size: "normal" },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>;

export function Button({ kind, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonStyle({ kind, size, className })} {...rest} />;
}
