'use client';
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from 'radix-ui';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** A switch that applies at once. */
export function Switch({
  label,
  isOn,
  onChange,
  isDisabled = false,
  text = label,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
  /** The visible text, where the label also names what it belongs to; part of the label. */
  text?: string;
}) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11">
      <RadixSwitch.Root
        checked={isOn}
        onCheckedChange={onChange}
        disabled={isDisabled}
        aria-label={label}
        className="relative h-5 w-9 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors duration-150 disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="block size-3.5 translate-x-[2px] rounded-full bg-line-strong transition-transform duration-150 data-[state=checked]:translate-x-[17px] data-[state=checked]:bg-accent-ink" />
      </RadixSwitch.Root>
      <span>{text}</span>
    </label>
  );
}

/** A checkbox with its label. */
export function Checkbox({
  label,
  hint,
  isChecked,
  onChange,
  isDisabled = false,
}: {
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  isDisabled?: boolean;
}) {
  return (
    <label className="flex min-h-6 items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
      <RadixCheckbox.Root
        checked={isChecked}
        onCheckedChange={(state) => onChange(state === true)}
        disabled={isDisabled}
        className="mt-px grid size-[18px] shrink-0 place-items-center rounded-[4px] border border-line-strong bg-surface disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-accent-ink"
      >
        <RadixCheckbox.Indicator>
          <Check aria-hidden className="size-3.5" strokeWidth={3} />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <span>
        {label}
        {hint === undefined ? null : <span className="block text-xs text-ink-2">{hint}</span>}
      </span>
    </label>
  );
}
