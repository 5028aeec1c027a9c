'use client';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { cn } from '../../../ui/index.js';
import type { TestResult } from '../hooks/use-connection-test.js';

/** How a test ended, with status and milliseconds. */
export function TestNote({ result }: { result: TestResult | null }) {
  const t = useTranslations('integrations.test');
  const { number } = useFormats();
  const isDone = result?.kind === 'responded' && result.outcome === 'DONE';
  const Icon = isDone ? CircleCheck : CircleAlert;
  return (
    <div role="status" className={cn(result === null && 'hidden')}>
      {result === null ? null : (
        <p
          className={cn(
            'flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control px-3 py-2',
            isDone ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad',
          )}
        >
          <Icon aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 basis-60 text-pretty">
            {result.kind === 'refused' ? result.message : t(`outcomes.${result.outcome}`)}
          </span>
          {result.kind === 'refused' ? null : (
            <span className="text-xs whitespace-nowrap">
              {result.httpStatus === null ? null : `HTTP ${result.httpStatus} · `}
              {result.durationMs === null ? null : t('milliseconds', { ms: number(result.durationMs) })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
