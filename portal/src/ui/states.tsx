'use client';
import { CircleAlert, CloudOff, Copy, LoaderCircle, LockKeyhole, RotateCw, Check, type LucideIcon } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../i18n/formats.js';
import { Button, IconButton } from './button.js';
import { cn } from './class-names.js';
import { Field } from './field.js';
import { Input } from './inputs.js';
import { IconMark } from './marks.js';

/** An empty state: what will be here, why it is empty, and one action. */
export function EmptyState({
  icon,
  title,
  text,
  action,
  className,
}: {
  icon: LucideIcon;
  title: ReactNode;
  text: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('mx-auto flex max-w-105 flex-col items-center gap-3 px-4 py-12 text-center', className)}>
      <IconMark icon={icon} className="size-10 [&>svg]:size-5" />
      <div>
        <h2>{title}</h2>
        <p className="mt-1 text-pretty text-ink-2">{text}</p>
      </div>
      {action}
    </div>
  );
}

/** Details of a failed request; `message` comes from the server, null if it was not reached. */
export type ShownFailure = { code: string; message: string | null; reference: string | null };

/** A retry does not help with these. */
const finalCodes: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND']);

/** An error: what happened, what to do, and a reference that identifies it in the server's log. */
export function ErrorState({
  failure,
  title,
  text,
  onRetry,
  className,
}: {
  failure: ShownFailure;
  title?: ReactNode;
  text?: ReactNode;
  onRetry?: () => void;
  className?: string;
}) {
  const t = useTranslations('ui');
  const words = useFailureWords(failure);
  const { reference } = failure;
  return (
    <div
      role="alert"
      className={cn('mx-auto flex max-w-105 flex-col items-center gap-3 px-4 py-12 text-center', className)}
    >
      {failure.code === 'FORBIDDEN' ? (
        <IconMark icon={LockKeyhole} className="size-10 [&>svg]:size-5" />
      ) : (
        <IconMark icon={CircleAlert} tone="bad" className="size-10 [&>svg]:size-5" />
      )}
      <div>
        <h2>{title ?? words.title}</h2>
        <p className="mt-1 text-pretty text-ink-2">{text ?? words.text}</p>
      </div>
      {onRetry === undefined || finalCodes.has(failure.code) ? null : (
        <Button icon={RotateCw} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
      {reference === null ? null : (
        <p className="flex items-center gap-1 text-xs text-ink-2">
          {t('error.reference')} <code className="select-all">{reference}</code>
          <CopyButton value={reference} label={t('error.copyReference')} />
        </p>
      )}
    </div>
  );
}

/** Only an unreachable server is described as a connection problem; a refusal is described as one. */
function useFailureWords({ code, message }: ShownFailure): { title: string; text: string } {
  const t = useTranslations('ui.error');
  switch (code) {
    case 'FORBIDDEN':
      return { title: t('forbidden.title'), text: t('forbidden.text') };
    case 'NOT_FOUND':
      return { title: t('missing.title'), text: t('missing.text') };
    case 'NETWORK':
      return { title: t('title'), text: t('network') };
    default:
      return { title: t('title'), text: message ?? t('server') };
  }
}

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

/** The state shown by the save chip. `savedAt` is an ISO time; `queued` counts changes that wait for the network. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; savedAt: string }
  | { kind: 'offline'; queued: number }
  /** Saved except for invalid fields; `onShow` opens the first of them. */
  | { kind: 'invalid'; count: number; onShow: () => void }
  /** Waits for the person's decision about conflicting changes. */
  | { kind: 'undecided'; onDecide: () => void }
  | { kind: 'failed'; onRetry: () => void };

function ChipAction({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className="inline-flex min-h-6 items-center gap-1.5 font-semibold text-warn underline underline-offset-2"
      onClick={onPress}
    >
      <CircleAlert aria-hidden className="size-3.5" />
      {text}
    </button>
  );
}

/** The only indicator of whether the work is saved. */
export function SaveChip({ state }: { state: SaveState }) {
  const t = useTranslations('ui.save');
  const { time } = useFormats();
  return (
    <span role="status" className="inline-flex min-h-6 items-center gap-1.5 text-xs whitespace-nowrap text-ink-2">
      {state.kind === 'saving' && (
        <>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
          {t('saving')}
        </>
      )}
      {state.kind === 'saved' && (
        <>
          <Check aria-hidden className="size-3.5" />
          {t('saved', { time: time(state.savedAt) })}
        </>
      )}
      {state.kind === 'offline' && (
        <span className="inline-flex items-center gap-1.5 text-warn">
          <CloudOff aria-hidden className="size-3.5" />
          {t('offline', { count: state.queued })}
        </span>
      )}
      {state.kind === 'invalid' && <ChipAction text={t('held', { count: state.count })} onPress={state.onShow} />}
      {state.kind === 'undecided' && <ChipAction text={t('undecided')} onPress={state.onDecide} />}
      {state.kind === 'failed' && (
        <span className="inline-flex items-center gap-1.5 text-bad">
          <CircleAlert aria-hidden className="size-3.5" />
          {t('failed')}
          <button type="button" className="min-h-6 font-semibold underline underline-offset-2" onClick={state.onRetry}>
            {t('retry')}
          </button>
        </span>
      )}
    </span>
  );
}
