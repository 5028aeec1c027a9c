'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  ReportSchedulesDocument,
  ResendReportInvitationDocument,
  type ShownOutsiderFragment,
} from '../../../gql/graphql.js';
import { Button, Chip, showDone, type Tone } from '../../../ui/index.js';

export type OutsiderState = ShownOutsiderFragment['state'] | 'NEW';

const tones: Readonly<Record<OutsiderState, Tone>> = {
  ...({ NEW: 'info', INVITED: 'info', EXPIRED: 'warn', CONFIRMED: 'ok', LEFT: 'neutral' } as const),
};

/** How an outside address stands. */
export function OutsiderChip({ state }: { state: OutsiderState }) {
  const t = useTranslations('report-schedules.outside');
  return (
    <Chip tone={tones[state]} hasDot>
      {t(`states.${state}`)}
    </Chip>
  );
}

/** The outside addresses of a schedule, and inviting again those that have not confirmed. */
export function OutsiderList({ outsiders }: { outsiders: readonly ShownOutsiderFragment[] | null }) {
  const t = useTranslations('report-schedules.outside');
  if (outsiders === null) {
    return (
      <p role="status" className="text-xs text-bad">
        {t('failed')}
      </p>
    );
  }
  if (outsiders.length === 0) return null;
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-1">
      {outsiders.map((outsider) => (
        <OutsiderRow key={outsider.id} outsider={outsider} />
      ))}
    </ul>
  );
}

function OutsiderRow({ outsider: { id, address, state } }: { outsider: ShownOutsiderFragment }) {
  const t = useTranslations('report-schedules.outside');
  const failed = useTranslations('report-schedules')('failed');
  const [resend] = useMutation(ResendReportInvitationDocument, { refetchQueries: [ReportSchedulesDocument] });
  const [isBusy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    const variables = { input: { outsideRecipientId: id } };
    const isDone = await attempt(
      async () => (await resend({ variables })).data?.resendReportInvitation?.userErrors ?? [],
      { failed },
    );
    if (isDone) showDone(t('resent'));
    setBusy(false);
  };
  return (
    <li className="flex flex-wrap items-center gap-2">
      <span className="min-w-0 wrap-anywhere">{address}</span>
      <OutsiderChip state={state} />
      {state === 'INVITED' || state === 'EXPIRED' ? (
        <Button
          size="sm"
          variant="quiet"
          isLoading={isBusy}
          aria-label={t('resendNamed', { address })}
          onClick={() => void act()}
        >
          {t('resend')}
        </Button>
      ) : null}
    </li>
  );
}
