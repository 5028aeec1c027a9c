'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Chip, RelativeTime, StatusDot } from '../../../ui/index.js';
import type { ShownConnector } from '../model/catalog.js';
import {
  namesOf,
  runTones,
  stateTones,
  type OwnBot,
  type ShownConnection,
  type ConnectionUse,
  type ShownRun,
} from '../model/connections.js';

/** The state of a connection as a chip. */
export function StateChip({ state }: { state: ShownConnection['state'] }) {
  const t = useTranslations('integrations.states');
  return (
    <Chip tone={stateTones[state]} hasDot>
      {t(state)}
    </Chip>
  );
}

/** Connector, account and the last characters of the secret, in one line. */
export function Identity({
  connection: { connector: name, accountLabel, lastFour },
  connector,
}: {
  connection: Pick<ShownConnection, 'connector' | 'accountLabel' | 'lastFour'>;
  connector: ShownConnector | null;
}) {
  const t = useTranslations('integrations');
  const { locale } = useLanguage();
  return (
    <p className="text-xs wrap-anywhere text-ink-2">
      {connector?.names[locale] ?? name}
      {accountLabel === null ? null : ` · ${accountLabel}`}
      {lastFour === null ? null : (
        <>
          {' · '}
          <span className="whitespace-nowrap">
            <span className="sr-only">{t('lastFour', { characters: lastFour })}</span>
            <code aria-hidden>••••{lastFour}</code>
          </span>
        </>
      )}
    </p>
  );
}

/** The bots that may use a connection, in words. */
export function useBotsText(bots: readonly OwnBot[]): (connection: Pick<ShownConnection, 'bots'>) => string {
  const t = useTranslations('integrations.bots');
  const { list } = useFormats();
  return (connection) => {
    if (connection.bots.length === 0) return t('every');
    const { names, others } = namesOf(connection.bots, bots);
    return list(others === 0 ? names : [...names, t('others', { count: others })]);
  };
}

/** A bot that uses a connection: its name, how many blocks, and whether visitors reach them. */
export function useUsageText(): (use: ConnectionUse) => string {
  const t = useTranslations('integrations.uses');
  return ({ bot, blocks, isLive }) => t(isLive ? 'live' : 'draft', { bot: bot.name, count: blocks.length });
}

/** The name of what a call did. */
export function useRunName(connector: ShownConnector | null): (run: Pick<ShownRun, 'kind' | 'action'>) => string {
  const t = useTranslations('integrations.runs.kinds');
  const { locale } = useLanguage();
  return ({ kind, action }) => {
    const known = connector?.actions.find(({ name }) => name === action)?.names[locale];
    if (known !== undefined) return known;
    if (kind === 'request' || kind === 'mail' || kind === 'await') return t(kind);
    return t('action');
  };
}

/** The last call through a connection: when, how it ended, how long it took. */
export function LastCall({ run }: { run: ShownRun | undefined }) {
  const t = useTranslations('integrations.runs');
  const { duration } = useFormats();
  if (run === undefined) return <span className="text-xs text-ink-2">{t('none')}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 text-xs text-ink-2">
      <StatusDot tone={runTones[run.status]} />
      <span className="font-medium text-ink">{t(`states.${run.status}`)}</span>
      <RelativeTime at={run.startedAt} />
      {run.durationMs === null ? null : <span>· {duration(run.durationMs)}</span>}
    </span>
  );
}
