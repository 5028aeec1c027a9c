import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A compact button of a form: an icon with a name, or an icon beside its text. */
export function SmallButton({
  icon: Icon,
  label,
  onPress,
  isDisabled = false,
  part,
  item,
  children,
}: {
  icon: LucideIcon;
  label?: string;
  onPress: () => void;
  isDisabled?: boolean;
  /** Identifies the button for the focus that returns to it, see `useListFocus`. */
  part?: string;
  item?: string;
  children?: ReactNode;
}) {
  const shape =
    children === undefined
      ? 'size-8 shrink-0 justify-center pointer-coarse:size-11'
      : 'min-h-8 border border-line-strong px-2.5 font-semibold pointer-coarse:min-h-11';
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`: a disabled button would lose the focus after the last step up.
      aria-disabled={isDisabled}
      data-part={part}
      data-item={item}
      className={`flex items-center gap-1.5 self-start rounded-md text-ink-2 hover:bg-canvas hover:text-ink aria-disabled:opacity-40 ${shape}`}
      onClick={isDisabled ? undefined : onPress}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </button>
  );
}
