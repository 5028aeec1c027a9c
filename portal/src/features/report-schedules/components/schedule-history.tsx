'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { ReportSchedulesDocument, ResendReportMailDocument, type ShownScheduleFragment } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { Button, Chip, showDone, Table, type Column, type Tone } from '../../../ui/index.js';

type Delivery = NonNullable<ShownScheduleFragment['deliveries']>['nodes'][number];
type Mail = NonNullable<Delivery['mail']>;

const tones: Record<Mail['state'], Tone> = {
  ...({ PENDING: 'info', SENDING: 'info', SENT: 'ok' } as const),
  ...({ REFUSED: 'bad', EXPIRED: 'bad', CANCELLED: 'neutral' } as const),
};

/** The codes that have words of their own; others are what a mail server answered. */
const reasons = [
  ...([
    'LEFT',
    'GONE',
    'ADDRESS_RESTED',
    'NO_MAIL_SERVER',
    'ADDRESS_INVALID',
    'SUBGRAPH_UNAVAILABLE',
    'FAILED',
  ] as const),
];

/** What was sent lately, what became of it, and sending again what failed. */
export function ScheduleHistory({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useTranslations('report-schedules.history');
  const { date } = useFormats();
  const nameOf = useNameOfRecipient();
  const columns: Column<Delivery>[] = [
    {
      key: 'day',
      header: t('day'),
      cell: ({ day, isTest }) => (isTest ? t('test', { day: date(day) }) : date(day)),
    },
    {
      key: 'to',
      header: t('to'),
      cell: (delivery) => (
        <span className={delivery.recipient === null ? 'wrap-anywhere' : undefined}>{nameOf(delivery)}</span>
      ),
    },
    { key: 'state', header: t('state'), cell: ({ mail }) => <MailState mail={mail} /> },
    {
      key: 'actions',
      header: t('actions'),
      isHeaderHidden: true,
      className: 'text-right',
      cell: (delivery) => <Retry mail={delivery.mail} to={nameOf(delivery)} />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={deliveries} rowKey={({ id }) => id} />;
}

function useNameOfRecipient(): (delivery: Delivery) => string {
  const gone = useTranslations('report-schedules.outside')('gone');
  return ({ recipient, outsideRecipient }) => recipient?.name ?? outsideRecipient?.address ?? gone;
}

function MailState({ mail }: { mail: Delivery['mail'] }) {
  const t = useTranslations('report-schedules.history');
  const states = useTranslations('notifications.mails.states');
  if (mail === null) return <span className="text-ink-2">–</span>;
  const { state, code } = mail;
  const reason = reasons.find((one) => one === code);
  const words = code === null ? null : reason === undefined ? t('reason', { code }) : t(`reasons.${reason}`);
  return (
    <>
      <Chip tone={tones[state]} hasDot>
        {states(state)}
      </Chip>
      {words === null ? null : <p className="mt-0.5 text-xs text-pretty text-ink-2">{words}</p>}
    </>
  );
}

function Retry({ mail, to }: { mail: Delivery['mail']; to: string }) {
  const t = useTranslations('report-schedules.history');
  const failed = useTranslations('report-schedules')('failed');
  const [resend] = useMutation(ResendReportMailDocument, { refetchQueries: [ReportSchedulesDocument] });
  const [isBusy, setBusy] = useState(false);
  if (mail?.state !== 'REFUSED' && mail?.state !== 'EXPIRED') return null;
  const act = async (): Promise<void> => {
    setBusy(true);
    const variables = { input: { mailId: mail.id } };
    if (await attempt(async () => (await resend({ variables })).data?.resendMail.userErrors, { failed })) {
      showDone(t('retried'));
    }
    setBusy(false);
  };
  return (
    <Button size="sm" isLoading={isBusy} aria-label={t('retryNamed', { to })} onClick={() => void act()}>
      {t('retry')}
    </Button>
  );
}
