'use client';
import { CircleAlert, LockKeyhole, RotateCw } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.js';
import { cn } from './class-names.js';
import { IconMark } from './icon-mark.js';

/** Loaded when it is shown: every page has the error state, and few errors have a reference. */
const CopyButton = lazy(() => import('./copy.js').then((module) => ({ default: module.CopyButton })));

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
          <Suspense>
            <CopyButton value={reference} label={t('error.copyReference')} />
          </Suspense>
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
