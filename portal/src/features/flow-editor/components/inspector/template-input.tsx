'use client';
import { Braces } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useVariableNames } from '../../hooks/use-variable-names.js';
import { completed, matchingNames, templateSyntax, type Syntax } from '../../model/completion.js';
import { inputClass, labelIdOf } from './field-parts.js';

interface TemplateInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string | undefined;
  maxLength?: number;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  spellCheck?: boolean;
  /** How names are written; default: in `{{ }}`. */
  syntax?: Syntax;
  /** Names that are suggested besides variables. */
  more?: readonly string[];
}

const nothing: readonly string[] = [];

/** A text input that suggests variable names while one is typed; the button beside it does, too. */
export function TemplateInput(props: TemplateInputProps) {
  const { value, onChange, rows = 1, syntax = templateSyntax, more = nothing, ...rest } = props;
  const t = useTranslations('flow-editor');
  const names = useVariableNames();
  const listId = useId();
  const { areaRef, noteCaret, offered, active, accept, dismiss, onKeyDown } = useCompletion({
    ...{ value, onChange, syntax },
    names: useMemo(() => [...names, ...more], [names, more]),
  });
  return (
    <div className="relative">
      <textarea
        {...rest}
        ref={areaRef}
        rows={rows}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
        className={`${inputClass} field-sizing-content max-h-60 resize-none pr-9`}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          noteCaret(event.target.selectionStart, true);
        }}
        onSelect={(event) => noteCaret(event.currentTarget.selectionStart, false)}
        onBlur={dismiss}
        onKeyDown={onKeyDown}
      />
      <VariableButton fieldId={rest.id} names={names} label={t('variables.insert')} onPick={accept} />
      <NameList id={listId} names={offered} active={active} onPick={accept} />
    </div>
  );
}

interface CompletionInput {
  value: string;
  onChange: (value: string) => void;
  names: readonly string[];
  syntax: Syntax;
}

/** The names that match at the caret, the highlighted one, and the actions on them. */
function useCompletion({ value, onChange, names, syntax }: CompletionInput) {
  const { areaRef, caret, setCaret, moveTo } = useCaret();
  const [active, setActive] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const open = caret === null || isDismissed ? null : syntax.openAt(value, caret);
  const offered = open === null ? [] : matchingNames(names, open.typed);
  const accept = (name: string): void => {
    const at = caret ?? value.length;
    const next = completed(value, open ?? { from: at, to: at }, syntax.written(name));
    onChange(next.text);
    moveTo(next.caret);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (offered.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const name = offered[active];
    if (step !== undefined) setActive((active + step + offered.length) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && name !== undefined) accept(name);
    else if (event.key === 'Escape') setDismissed(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const noteCaret = (position: number, isTyping: boolean): void => {
    setCaret(position);
    if (!isTyping) return;
    setDismissed(false);
    setActive(0);
  };
  return { areaRef, noteCaret, offered, active, accept, dismiss: () => setDismissed(true), onKeyDown };
}

/** Moves the caret to its place after a name was inserted. */
function useCaret() {
  const areaRef = useRef<HTMLTextAreaElement>(null);
  const wantedRef = useRef<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  useLayoutEffect(() => {
    const wanted = wantedRef.current;
    if (wanted === null) return;
    wantedRef.current = null;
    areaRef.current?.focus();
    areaRef.current?.setSelectionRange(wanted, wanted);
  });
  const moveTo = (position: number): void => {
    wantedRef.current = position;
    setCaret(position);
  };
  return { areaRef, caret, setCaret, moveTo };
}

function NameList({
  id,
  names,
  active,
  onPick,
}: {
  id: string;
  names: string[];
  active: number;
  onPick: (name: string) => void;
}) {
  return (
    <ul
      id={id}
      role="listbox"
      className={`absolute z-30 mt-1 max-h-52 w-full overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-float ${names.length === 0 ? 'hidden' : ''}`}
    >
      {names.map((name, index) => (
        <li
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={`cursor-pointer rounded px-2 py-1 ${index === active ? 'bg-accent-soft text-accent' : ''}`}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(name);
          }}
        >
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Described by the name of its field, so that the buttons of a form are told apart. */
function VariableButton({
  fieldId,
  names,
  label,
  onPick,
}: {
  fieldId: string;
  names: readonly string[];
  label: string;
  onPick: (name: string) => void;
}) {
  return (
    <label
      className="absolute top-1 right-1 grid size-7 place-items-center rounded text-ink-2 hover:bg-canvas hover:text-ink focus-within:outline-2 focus-within:outline-accent"
      title={label}
    >
      <Braces aria-hidden className="size-4" />
      <select
        aria-label={label}
        aria-describedby={labelIdOf(fieldId)}
        className="absolute inset-0 cursor-pointer opacity-0"
        value=""
        onChange={(event) => onPick(event.target.value)}
      >
        <option value="" disabled>
          {label}
        </option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
