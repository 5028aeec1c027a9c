'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.js';
import { controlClass } from './input.js';
import { Checkbox } from './switches.js';
import { cn } from './class-names.js';
import { Popover } from './popover.js';

/** A choice of some of many; none chosen means all. */
export function MultiSelect<Value extends string>({
  label,
  allLabel,
  options,
  values,
  onChange,
  className,
}: {
  label: string;
  /** Shown while none is chosen. */
  allLabel: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  className?: string;
}) {
  const t = useTranslations('ui.multiSelect');
  const only = values.length === 1 ? options.find(({ value }) => value === values[0])?.label : undefined;
  const shown = values.length === 0 ? allLabel : (only ?? t('chosen', { count: values.length }));
  const toggle = (value: Value, isChosen: boolean): void =>
    onChange(isChosen ? [...values, value] : values.filter((other) => other !== value));
  return (
    <Popover
      label={label}
      className="flex max-h-96 w-64 flex-col gap-2"
      trigger={<Trigger label={label} shown={shown} {...(className === undefined ? {} : { className })} />}
    >
      {options.map(({ value, label: name }) => (
        <Checkbox
          key={value}
          label={<span className="wrap-anywhere">{name}</span>}
          isChecked={values.includes(value)}
          onChange={(isChosen) => toggle(value, isChosen)}
        />
      ))}
      <Button variant="quiet" size="sm" disabled={values.length === 0} onClick={() => onChange([])}>
        {allLabel}
      </Button>
    </Popover>
  );
}

/** Looks like a closed `Select`. What opens it passes its own attributes. */
function Trigger({
  label,
  shown,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { label: string; shown: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={`${label}: ${shown}`}
      className={cn(
        controlClass,
        'flex h-9 w-44 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11 pointer-coarse:text-base',
        className,
      )}
    >
      <span className="truncate">{shown}</span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-2" />
    </button>
  );
}
