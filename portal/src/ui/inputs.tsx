'use client';
import { Checkbox as RadixCheckbox, Select as RadixSelect, Switch as RadixSwitch } from 'radix-ui';
import { Check, ChevronDown, Search, X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useFieldContext } from './field.js';
import { cn } from './class-names.js';

/** Classes of every text control. */
export const controlClass =
  'w-full rounded-control border border-line-strong bg-surface text-ink transition-colors duration-150 hover:not-disabled:border-ink-2 focus-visible:outline-2 focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-bad';

/** A text input. Inside a `Field` it uses the field's id, hint and error. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  const field = useFieldContext();
  return (
    <input
      {...field}
      {...rest}
      className={cn(controlClass, 'h-9 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base', className)}
    />
  );
}

/** A multi-line input that grows with its content. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const field = useFieldContext();
  return (
    <textarea
      rows={rows}
      {...field}
      {...rest}
      className={cn(
        controlClass,
        'field-sizing-content min-h-18 resize-y px-2.5 py-2 pointer-coarse:text-base',
        className,
      )}
    />
  );
}

/** A search input with a button that clears it. */
export function SearchInput({
  value,
  onValueChange,
  clearLabel,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  value: string;
  onValueChange: (value: string) => void;
  clearLabel: string;
}) {
  return (
    <div className={cn('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-2"
      />
      <Input
        type="text"
        inputMode="search"
        {...rest}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className="px-8"
      />
      {value === '' ? null : (
        <button
          type="button"
          aria-label={clearLabel}
          className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-control text-ink-2 hover:text-ink"
          onClick={() => onValueChange('')}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}

/** One option of a `Select`. */
export type SelectOption<Value extends string = string> = { value: Value; label: ReactNode; isDisabled?: boolean };

type SelectProps<Value extends string> = {
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  /** Required without a `Field` that labels the control. */
  'aria-label'?: string;
  isDisabled?: boolean;
  className?: string;
};

/** A select with a list that opens. Empty strings are not allowed as values. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  placeholder,
  isDisabled,
  className,
  ...rest
}: SelectProps<Value>) {
  const field = useFieldContext();
  return (
    <RadixSelect.Root
      {...(value === undefined ? {} : { value })}
      onValueChange={(next) => onValueChange(next as Value)}
      {...(isDisabled === undefined ? {} : { disabled: isDisabled })}
    >
      <RadixSelect.Trigger
        {...field}
        {...rest}
        className={cn(
          controlClass,
          'flex h-9 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11 pointer-coarse:text-base data-[placeholder]:text-ink-2',
          className,
        )}
      >
        <span className="truncate">
          <RadixSelect.Value placeholder={placeholder} />
        </span>
        <RadixSelect.Icon asChild>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-2" />
        </RadixSelect.Icon>
      </RadixSelect.Trigger>
      <OptionList options={options} />
    </RadixSelect.Root>
  );
}

function OptionList<Value extends string>({ options }: { options: readonly SelectOption<Value>[] }) {
  return (
    <RadixSelect.Portal>
      <RadixSelect.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        className="z-50 max-h-[min(320px,var(--radix-select-content-available-height))] min-w-(--radix-select-trigger-width) overflow-hidden rounded-panel border border-line bg-surface shadow-float"
      >
        <RadixSelect.Viewport className="p-1">
          {options.map((option) => (
            <RadixSelect.Item
              key={option.value}
              value={option.value}
              {...(option.isDisabled === true ? { disabled: true } : {})}
              className="flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-control px-2.5 py-1.5 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunken data-[state=checked]:font-semibold pointer-coarse:min-h-11"
            >
              <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
              <RadixSelect.ItemIndicator>
                <Check aria-hidden className="size-4 text-accent" />
              </RadixSelect.ItemIndicator>
            </RadixSelect.Item>
          ))}
        </RadixSelect.Viewport>
      </RadixSelect.Content>
    </RadixSelect.Portal>
  );
}

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
