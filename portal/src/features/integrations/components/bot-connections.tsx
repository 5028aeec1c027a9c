'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, ErrorState } from '../../../ui/index.js';
import { useConnectionTest } from '../hooks/use-connection-test.js';
import { useBotConnections } from '../hooks/use-connections.js';
import { useMayChange } from '../hooks/use-may-change.js';
import type { ListedConnection, OwnBot } from '../model/connections.js';
import { ConnectionRows } from './connection-rows.js';
import { RowsSkeleton } from './connections-page.js';
import { TestNote } from './test-result.js';

/** The connections that a bot may use, with state, last call and a test. */
export function BotConnections({ bot }: { bot: OwnBot }) {
  const t = useTranslations('integrations.ofBot');
  return (
    <section aria-labelledby="bot-connections" className="flex flex-col gap-3">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 id="bot-connections" className="text-base font-semibold">
            {t('title')}
          </h3>
          <p className="text-pretty text-ink-2">{t('text')}</p>
        </div>
        <ButtonLink href="/integrations/catalog">{t('connect')}</ButtonLink>
      </header>
      <Rows bot={bot} />
    </section>
  );
}

function Rows({ bot }: { bot: OwnBot }) {
  const t = useTranslations('integrations.ofBot');
  const { connections, connectors, failure, retry } = useBotConnections(bot.id);
  if (connections === null) {
    return failure === null ? <RowsSkeleton label={t('loading')} /> : <ErrorState failure={failure} onRetry={retry} />;
  }
  if (connections.length === 0) {
    return <p className="rounded-panel border border-line p-4 text-pretty text-ink-2">{t('empty')}</p>;
  }
  return (
    <ConnectionRows
      connections={connections}
      connectors={connectors}
      bots={[bot]}
      aside={(connection) => <RowTest connection={connection} bot={bot} />}
    />
  );
}

function RowTest({ connection, bot }: { connection: ListedConnection; bot: OwnBot }) {
  const t = useTranslations('integrations.ofBot');
  const { result, isBusy, test } = useConnectionTest(connection.id);
  if (!useMayChange([bot])(connection)) return null;
  return (
    <div className="flex flex-col gap-2">
      <TestNote result={result} />
      <Button
        size="sm"
        icon={FlaskConical}
        isLoading={isBusy}
        aria-label={t('testNamed', { name: connection.name })}
        className="self-start"
        onClick={test}
      >
        {t('test')}
      </Button>
    </div>
  );
}
