'use client';
import { FlaskConical, Plug } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Panel, PageHeader } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { useConnection, type ConnectionView } from '../hooks/use-connection.js';
import { useConnectionTest } from '../hooks/use-connection-test.js';
import { useMayChange } from '../hooks/use-may-change.js';
import { useSecretParameter } from '../hooks/use-secret-parameter.js';
import { ConnectionFacts } from './connection-facts.js';
import { ConnectionSettings } from './connection-settings.js';
import { StateChip } from './connection-parts.js';
import { CureNote } from './cure-note.js';
import { DetailsFrame } from './details-frame.js';
import { HealthChart } from './health-bars.js';
import { RunList } from './run-list.js';
import { TestNote } from './test-result.js';

/** One connection: state, calls, settings. */
export function ConnectionPage({ id }: { id: string }) {
  return (
    <Requires action="integrations.read">
      <ConnectionScreen id={id} />
    </Requires>
  );
}

function ConnectionScreen({ id }: { id: string }) {
  const t = useTranslations('integrations.connection');
  const texts = {
    ...{ list: t('back'), back: t('back'), loading: t('loading') },
    ...{ missing: t('missing'), missingText: t('missingText') },
  };
  return (
    <DetailsFrame listPath="/integrations" icon={Plug} texts={texts} view={useConnection(id)}>
      {(view) => <LoadedConnection view={view} />}
    </DetailsFrame>
  );
}

function LoadedConnection({ view }: { view: Extract<ConnectionView, { kind: 'loaded' }> }) {
  const t = useTranslations('integrations.connection');
  const { connection, connector, bots } = view;
  const mayChange = useMayChange(bots)(connection);
  const [isSecretOpen, openSecret] = useSecretParameter();
  const { result, isBusy, test } = useConnectionTest(connection.id);
  const button = (
    <Button variant="primary" icon={FlaskConical} isLoading={isBusy} onClick={test}>
      {t('test')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={connection.name}
        text={<StateChip state={connection.state} />}
        {...(mayChange ? { action: button } : {})}
      />
      <TestNote result={result} />
      <CureNote
        connection={connection}
        auth={connector?.auth ?? null}
        mayChange={mayChange}
        onNewSecret={() => openSecret(true)}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel aria-labelledby="facts-title" className="flex flex-col gap-3">
          <h2 id="facts-title">{t('facts.title')}</h2>
          <ConnectionFacts connection={connection} connector={connector} bots={bots} />
        </Panel>
        <Panel aria-labelledby="health-title" className="flex flex-col gap-3">
          <h2 id="health-title">{t('health')}</h2>
          <HealthChart hours={connection.health} />
        </Panel>
      </div>
      <section aria-labelledby="runs-title" className="flex flex-col gap-3">
        <h2 id="runs-title">{t('runs')}</h2>
        <RunList view={view} />
      </section>
      {mayChange ? (
        <ConnectionSettings view={view} isSecretOpen={isSecretOpen} onSecretOpen={openSecret} />
      ) : (
        <p className="text-ink-2">{t('readOnly')}</p>
      )}
    </>
  );
}
