'use client';
import { useTranslations } from 'use-intl';
import { Chip, ErrorState, Panel, RelativeTime, Skeleton } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import { useConfiguration, type Configuration } from '../hooks/use-configuration.js';
import { ConfigurationFields } from './configuration-fields.js';

/** Who receives the versions of a bot: the system of a partner that runs it. Only for those who may change it. */
export function BotConfiguration({ botId }: { botId: string }) {
  return usePermission('webhooks.manage') ? <Section botId={botId} /> : null;
}

function Section({ botId }: { botId: string }) {
  const t = useTranslations('integrations.configuration');
  const view = useConfiguration(botId);
  return (
    <Panel aria-labelledby="bot-configuration" className="flex flex-col gap-4 p-5">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h3 id="bot-configuration" className="text-base font-semibold">
            {t('title')}
          </h3>
          <p className="text-pretty text-ink-2">{t('text')}</p>
        </div>
        {view.kind === 'loaded' && view.configuration !== null ? <State configuration={view.configuration} /> : null}
      </header>
      {view.kind === 'loading' ? <Skeleton className="h-40" /> : null}
      {view.kind === 'failed' ? <ErrorState failure={view.failure} onRetry={view.retry} /> : null}
      {view.kind === 'loaded' ? (
        <>
          {view.configuration === null ? null : <LastAttempt configuration={view.configuration} />}
          <ConfigurationFields key={botId} botId={botId} configuration={view.configuration} renew={view.renew} />
        </>
      ) : null}
    </Panel>
  );
}

const tones = { ENABLED: 'ok', FAILING: 'warn', DISABLED: 'bad' } as const;

function State({ configuration: { state } }: { configuration: Configuration }) {
  const t = useTranslations('integrations.configuration.states');
  return (
    <Chip tone={tones[state]} hasDot>
      {t(state)}
    </Chip>
  );
}

/** The last response, and why nothing is sent any more. */
function LastAttempt({ configuration: { lastAttempt, disabledReason } }: { configuration: Configuration }) {
  const t = useTranslations('integrations.configuration');
  return (
    <div className="flex flex-col gap-2">
      {disabledReason == null ? null : (
        <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
          {t(`disabled.${disabledReason}`)}
        </p>
      )}
      <p className="text-ink-2">
        {lastAttempt == null ? (
          t('nothingSent')
        ) : (
          <>
            {lastAttempt.status == null ? t('unanswered') : t('responded', { status: lastAttempt.status })}
            {' · '}
            <RelativeTime at={lastAttempt.at} />
          </>
        )}
      </p>
    </div>
  );
}
