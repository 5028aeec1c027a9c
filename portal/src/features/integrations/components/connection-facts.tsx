'use client';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { RelativeTime, Link } from '../../../ui/index.js';
import type { ConnectionDetails, DetailsConnector } from '../hooks/use-connection.js';
import type { ConnectionUse, OwnBot } from '../model/connections.js';
import { useBotsText, useUsageText } from './connection-parts.js';
import { Fact } from './fact.js';

/** What is known of a connection: service, account, secret, settings, bots, dates. */
export function ConnectionFacts({
  connection,
  connector,
  bots,
}: {
  connection: ConnectionDetails;
  connector: DetailsConnector | null;
  bots: readonly OwnBot[];
}) {
  const t = useTranslations('integrations.connection.facts');
  const { locale } = useLanguage();
  const botsText = useBotsText(bots);
  const labelOf = (name: string): string =>
    connector?.fields.find((field) => field.name === name)?.labels[locale] ?? name;
  const valueOf = (name: string, value: string): string =>
    connector?.fields.find((field) => field.name === name)?.choices.find((choice) => choice.value === value)?.labels[
      locale
    ] ?? value;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
      <Fact name={t('service')}>{connector?.names[locale] ?? connection.connector}</Fact>
      {connection.accountLabel === null ? null : <Fact name={t('account')}>{connection.accountLabel}</Fact>}
      {connection.lastFour === null ? null : (
        <Fact name={t('secret')}>
          <code>••••{connection.lastFour}</code>
        </Fact>
      )}
      {connection.settings.map(({ name, value }) => (
        <Fact key={name} name={labelOf(name)}>
          {valueOf(name, value)}
        </Fact>
      ))}
      <Fact name={t('bots')}>{botsText(connection)}</Fact>
      <UsesFact uses={connection.usedIn} />
      <Fact name={t('created')}>
        <RelativeTime at={connection.createdAt} />
      </Fact>
      <Fact name={t('updated')}>
        <RelativeTime at={connection.updatedAt} />
      </Fact>
    </dl>
  );
}

/** The bots whose blocks use the connection; nothing where that could not be read. */
function UsesFact({ uses }: { uses: readonly ConnectionUse[] | null }) {
  const t = useTranslations('integrations.connection.facts');
  const usageText = useUsageText();
  if (uses === null) return null;
  return (
    <Fact name={t('usedIn')}>
      {uses.length === 0 ? t('unused') : null}
      {uses.map((use) => (
        <Link
          key={use.bot.id}
          href={`/bots/${encodeURIComponent(use.bot.id)}/flow`}
          className="block underline underline-offset-2 hover:text-accent"
        >
          {usageText(use)}
        </Link>
      ))}
    </Fact>
  );
}
