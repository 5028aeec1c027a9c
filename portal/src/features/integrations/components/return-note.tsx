'use client';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ButtonLink, cn, BareIconButton } from '../../../ui/index.js';
import { returnOutcomeOf } from '../model/return-outcome.js';
import { addressOf } from './connection-rows.js';

/** What happened at the provider, after the return. It stays until it is closed. */
export function ReturnNote() {
  const t = useTranslations('integrations.returned');
  const pathname = usePathname();
  const returned = returnOutcomeOf(useSearchParams());
  if (returned === null) return null;
  const { outcome, connectionId } = returned;
  const isDone = outcome === 'CONNECTED';
  const Icon = isDone ? CircleCheck : CircleAlert;
  return (
    <div
      role={isDone ? 'status' : 'alert'}
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel px-4 py-2',
        isDone ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">{t(outcome)}</p>
      {connectionId === null ? null : (
        <ButtonLink size="sm" href={addressOf({ id: connectionId })}>
          {t('open')}
        </ButtonLink>
      )}
      <BareIconButton
        size="sm"
        icon={X}
        label={t('close')}
        className="text-current"
        onClick={() => history.replaceState(null, '', pathname)}
      />
    </div>
  );
}
