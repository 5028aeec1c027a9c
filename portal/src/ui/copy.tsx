'use client';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from './field.js';
import { IconButton } from './icon-button.js';
import { Input } from './input.js';

/** Copies a text and confirms it for two seconds. */
export function CopyButton({ value, label, onCopied }: { value: string; label: string; onCopied?: () => void }) {
  const t = useTranslations('ui');
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
    onCopied?.();
  };
  return (
    <>
      <IconButton
        label={isCopied ? t('copied') : label}
        icon={isCopied ? Check : Copy}
        size="sm"
        onClick={() => void copy()}
      />
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}

/** A read-only text with a copy button, selected on focus. */
export function CopyField({
  label,
  value,
  hint,
  isMultiline = false,
  onCopied,
}: {
  label: string;
  value: string;
  hint?: ReactNode;
  isMultiline?: boolean;
  onCopied?: () => void;
}) {
  const t = useTranslations('ui');
  const copy = (
    <CopyButton value={value} label={t('copy', { what: label })} {...(onCopied === undefined ? {} : { onCopied })} />
  );
  if (isMultiline) {
    return (
      <div className="flex flex-col gap-1">
        <div className="flex items-center justify-between">
          <span className="text-xs font-semibold">{label}</span>
          {copy}
        </div>
        <pre
          tabIndex={0}
          aria-label={label}
          className="overflow-x-auto rounded-control border border-line bg-sunken p-3 text-xs select-all"
        >
          <code>{value}</code>
        </pre>
        {hint === undefined ? null : <p className="text-xs text-ink-2">{hint}</p>}
      </div>
    );
  }
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <div className="flex items-center gap-1">
        <Input readOnly value={value} onFocus={(event) => event.target.select()} className="bg-sunken" />
        {copy}
      </div>
    </Field>
  );
}
