'use client';
import { Select as RadixSelect } from 'radix-ui';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names.js';
import { useFieldContext } from './field.js';
import { controlClass } from './input.js';

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
