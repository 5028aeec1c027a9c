'use client';
import { useQuery } from '@apollo/client/react';
import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { AlertRulesDocument, type AlertRulesQuery, type ShownRuleFragment } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, EmptyState, ErrorState, Panel, RelativeTime, Skeleton, Table } from '../../../ui/index.js';
import type { Column, Tone } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import type { MeasuredKind } from '../model/measure.js';
import { hasOutWay } from '../model/outside-times.js';
import { clockOf } from '../model/routes.js';
import { MailPolicy } from './mail-policy.js';
import { NotificationsHeader } from './notifications-header.js';
import { RuleDialog } from './rule-dialog.js';
import { SlackPanel } from './slack-panel.js';

/** Of what the organization wants its people to be told, and what was wrong lately. */
export function RulesPage() {
  return (
    <Requires action="alerts.manage">
      <RulesScreen />
    </Requires>
  );
}

type Loaded = NonNullable<AlertRulesQuery['organization']>;

function RulesScreen() {
  const t = useTranslations('notifications');
  const { data, error, refetch } = useQuery(AlertRulesDocument);
  const loaded = data?.organization ?? null;
  return (
    <>
      <NotificationsHeader title={t('rules.title')} text={t('rules.text')} />
      {loaded === null && error !== undefined ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : null}
      {loaded === null && error === undefined ? (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-80" />
        </div>
      ) : null}
      {loaded === null ? null : (
        <>
          <MailPolicy isAllowed={loaded.isNotificationMailAllowed ?? true} />
          <Rules rules={loaded.alertRules ?? []} />
          <SlackPanel />
          <Alerts alerts={loaded.alerts?.nodes ?? []} />
        </>
      )}
    </>
  );
}

function Rules({ rules }: { rules: readonly ShownRuleFragment[] }) {
  const t = useTranslations('notifications');
  const [changed, setChanged] = useState<ShownRuleFragment | null>(null);
  return (
    <Panel aria-labelledby="rules-title" className="p-0">
      <h2 id="rules-title" className="border-b border-line px-4 py-3">
        {t('rules.list')}
      </h2>
      <ul>
        {rules.map((rule) => (
          <li
            key={rule.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold">{t(`kind.${rule.kind}.name`)}</p>
              <RuleText rule={rule} />
            </div>
            <RuleState rule={rule} />
            <Button
              size="sm"
              aria-label={t('rules.changeNamed', { name: t(`kind.${rule.kind}.name`) })}
              onClick={() => setChanged(rule)}
            >
              {t('rules.change')}
            </Button>
          </li>
        ))}
      </ul>
      {changed === null ? null : <RuleDialog key={changed.id} rule={changed} onClose={() => setChanged(null)} />}
    </Panel>
  );
}

function RuleText({ rule: { kind, bots, forMinutes, ways, measure, outsideDigest } }: { rule: ShownRuleFragment }) {
  const t = useTranslations('notifications');
  const { weekday } = useFormats();
  const parts = [
    bots.length === 0 ? t('rules.allBots') : bots.map(({ name }) => name).join(', '),
    ...(measure === null ? [] : [shortOf(t, kind as MeasuredKind, measure)]),
    ...(forMinutes > 0 ? [t('rules.after', { minutes: forMinutes })] : []),
    ...ways.map((way) => t(`way.${way}`)),
    ...(outsideDigest === null || !hasOutWay(ways) ? [] : [gatheredShort(t, weekday, outsideDigest)]),
  ];
  return (
    <>
      <p className="text-pretty text-ink-2">{t(`kind.${kind}.text`)}</p>
      <p className="text-xs text-ink-2">{parts.join(' · ')}</p>
    </>
  );
}

function shortOf(
  t: ReturnType<typeof useTranslations<'notifications'>>,
  kind: MeasuredKind,
  { threshold, windowMinutes: minutes }: NonNullable<ShownRuleFragment['measure']>,
): string {
  return t(`measure.short.${kind}`, { threshold, minutes });
}

function gatheredShort(
  t: ReturnType<typeof useTranslations<'notifications'>>,
  weekday: ReturnType<typeof useFormats>['weekday'],
  { rhythm, minuteOfDay, weekday: day }: NonNullable<ShownRuleFragment['outsideDigest']>,
): string {
  return t(`outsideTimes.short.${rhythm}`, { time: clockOf(minuteOfDay), weekday: weekday(day, 'long') });
}

function RuleState({ rule: { isEnabled, mutedUntil } }: { rule: ShownRuleFragment }) {
  const t = useTranslations('notifications.rules');
  const { exact } = useFormats();
  if (!isEnabled) return <Chip>{t('off')}</Chip>;
  if (mutedUntil !== null && Date.parse(mutedUntil) > Date.now()) {
    return (
      <Chip tone="warn" icon={BellOff}>
        {t('mutedUntil', { date: exact(mutedUntil) })}
      </Chip>
    );
  }
  return (
    <Chip tone="ok" hasDot>
      {t('on')}
    </Chip>
  );
}

type Alert = NonNullable<Loaded['alerts']>['nodes'][number];
const tones: Record<Alert['state'], Tone> = { PENDING: 'warn', FIRING: 'bad', OK: 'ok' };

function Alerts({ alerts }: { alerts: readonly Alert[] }) {
  const t = useTranslations('notifications.alerts');
  const { exact } = useFormats();
  const columns: Column<Alert>[] = [
    {
      key: 'title',
      header: t('what'),
      cell: ({ title, bots }) => (
        <>
          <p className="text-pretty">{title}</p>
          <p className="text-xs text-ink-2">{bots.map(({ name }) => name).join(', ')}</p>
        </>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state }) => (
        <Chip tone={tones[state]} hasDot>
          {t(`states.${state}`)}
        </Chip>
      ),
    },
    { key: 'since', header: t('since'), className: 'max-sm:hidden', cell: ({ since }) => <RelativeTime at={since} /> },
    {
      key: 'over',
      header: t('over'),
      className: 'max-md:hidden text-ink-2',
      cell: ({ overAt }) => (overAt === null ? '—' : exact(overAt)),
    },
  ];
  return (
    <section className="flex flex-col gap-3 pt-2">
      <h2>{t('title')}</h2>
      {alerts.length === 0 ? (
        <EmptyState icon={BellOff} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <Table label={t('title')} columns={columns} rows={alerts} rowKey={({ id }) => id} />
      )}
    </section>
  );
}
