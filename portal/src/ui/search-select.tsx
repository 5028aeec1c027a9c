'use client';
import { Command } from 'cmdk';
import { Check, ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { cn } from './class-names.js';
import { useFieldContext } from './field.js';
import { controlClass } from './input.js';
import { Popover } from './popover.js';

type SearchSelectProps = {
  /** The label of the list for screen readers. */
  label: string;
  /** What the closed select shows. */
  shown: ReactNode;
  isEmpty?: boolean;
  placeholder: string;
  /** What the list says when nothing is found. */
  none: string;
  /** The item that the list begins at. */
  defaultValue?: string;
  /** The items for what was typed; `close` closes the list. */
  children: (typed: string, close: () => void) => ReactNode;
  /** Below the list. */
  note?: (typed: string) => ReactNode;
};

/** A select whose list is searched by typing. */
export function SearchSelect({ label, shown, isEmpty = false, ...list }: SearchSelectProps) {
  const field = useFieldContext();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-(--radix-popover-trigger-width) min-w-72 overflow-hidden p-0"
      trigger={
        <button
          type="button"
          {...field}
          className={cn(
            controlClass,
            'flex h-9 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11 pointer-coarse:text-base',
          )}
        >
          <span className={cn('truncate', isEmpty && 'text-ink-2')}>{shown}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-2" />
        </button>
      }
    >
      <Search {...list} label={label} onClose={() => setOpen(false)} />
    </Popover>
  );
}

function Search({
  label,
  placeholder,
  none,
  defaultValue,
  children,
  note,
  onClose,
}: Omit<SearchSelectProps, 'shown' | 'isEmpty'> & { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  return (
    <Command shouldFilter={false} label={label} {...(defaultValue === undefined ? {} : { defaultValue })} loop>
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={placeholder}
        className="h-11 w-full border-b border-line bg-transparent px-3 text-base outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="p-3 text-pretty text-ink-2">{none}</Command.Empty>
        {children(typed, onClose)}
      </Command.List>
      {note?.(typed)}
    </Command>
  );
}

/** An item of the list: its text, and what is beside it. */
export function SearchItem({
  value,
  isChosen,
  before,
  text,
  after,
  onChoose,
}: {
  value: string;
  isChosen: boolean;
  before?: ReactNode;
  text: string;
  after?: ReactNode;
  onChoose: () => void;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onChoose}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2.5 py-1 data-[selected=true]:bg-sunken pointer-coarse:min-h-11"
    >
      {before}
      <span className={cn('min-w-0 flex-1 truncate', isChosen && 'font-semibold')}>{text}</span>
      {after}
      <Check aria-hidden className={cn('size-4 text-accent', !isChosen && 'invisible')} />
    </Command.Item>
  );
}
