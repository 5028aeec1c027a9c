'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, Chip, Panel } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import { useChannelName } from '../../slack-channels/index.js';
import { useOutWays, type SlackAlerts } from '../hooks/use-out-ways.js';
import { SlackDialog } from './slack-dialog.js';

/** The Slack channel in which the organization is told of alerts. */
export function SlackPanel() {
  const t = useTranslations('notifications.slack');
  const known = useOutWays();
  // Alerts are about every bot, so a channel for them is the business of administrators.
  const mayChoose = usePermission('webhooks.manage');
  const [isOpen, setOpen] = useState(false);
  if (known === null) return null;
  const { slackAlerts, slackConnections } = known;
  return (
    <Panel aria-labelledby="slack-title" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-60">
        <h2 id="slack-title">{t('title')}</h2>
        <p className="text-pretty text-ink-2">{t(slackConnections.length > 0 ? 'text' : 'noConnection')}</p>
      </div>
      {slackAlerts === null ? null : <Place alerts={slackAlerts} />}
      {mayChoose && slackConnections.length > 0 ? (
        <Button size="sm" onClick={() => setOpen(true)}>
          {t(slackAlerts === null ? 'choose' : 'change')}
        </Button>
      ) : null}
      {mayChoose && slackConnections.length === 0 ? (
        <ButtonLink size="sm" href="/integrations/catalog">
          {t('connect')}
        </ButtonLink>
      ) : null}
      {isOpen ? (
        <SlackDialog alerts={slackAlerts} connections={slackConnections} onClose={() => setOpen(false)} />
      ) : null}
    </Panel>
  );
}

function Place({ alerts: { channel, connection } }: { alerts: SlackAlerts }) {
  const t = useTranslations('notifications.slack');
  const isWorking = connection?.state === 'CONNECTED';
  const name = useChannelName(isWorking ? connection.id : undefined, channel);
  return (
    <>
      <span className="text-ink-2">
        {connection?.name} · {name}
      </span>
      <Chip tone={isWorking ? 'ok' : 'bad'} hasDot>
        {t(isWorking ? 'works' : 'broken')}
      </Chip>
    </>
  );
}
