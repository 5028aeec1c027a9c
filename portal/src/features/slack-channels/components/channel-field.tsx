'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Field, Link } from '../../../ui/index.js';
import { useChannels } from '../hooks/use-channels.js';
import { isChannelId, type Channel, type ChannelList } from '../model/find-channels.js';
import { ChannelSelect } from './channel-select.js';

/** Asks for a channel of Slack: chosen from the channels of the connection, or typed where they cannot be read. */
export function ChannelField({
  label,
  value,
  onChange,
  connectionId,
  error,
  typed,
}: {
  label: string;
  value: string;
  onChange: (channel: string) => void;
  connectionId: string | undefined;
  error?: string | undefined;
  /** The labelled control in which it is typed. */
  typed: ReactNode;
}) {
  const t = useTranslations('integrations.slackChannels');
  const list = useChannels(connectionId);
  const [isTyped, setTyped] = useState(value !== '' && !isChannelId(value));
  const isUnreadable = connectionId === undefined || (list !== null && list.code !== null);
  if (isTyped || isUnreadable) {
    return (
      <div className="flex flex-col items-start gap-2 [&>:first-child]:w-full">
        {typed}
        {isUnreadable ? (
          <WhyNot list={list} connectionId={connectionId} />
        ) : (
          <Button size="sm" variant="quiet" onClick={() => setTyped(false)}>
            {t('fromList')}
          </Button>
        )}
      </div>
    );
  }
  const chosen = list?.channels.find(({ id }) => id === value);
  return (
    <div className="flex flex-col items-start gap-2 [&>:first-child]:w-full">
      <Field label={label} hint={t(hintFor(chosen))} error={error}>
        <ChannelSelect label={label} value={value} list={list} onChange={onChange} />
      </Field>
      <Button size="sm" variant="quiet" onClick={() => setTyped(true)}>
        {t('byHand')}
      </Button>
    </div>
  );
}

function hintFor(chosen: Channel | undefined): 'private' | 'invite' {
  return chosen?.isMember === false ? 'invite' : 'private';
}

/** Why there is no list, and what can be done. */
function WhyNot({ list, connectionId }: { list: ChannelList | null; connectionId: string | undefined }) {
  const t = useTranslations('integrations.slackChannels');
  if (connectionId === undefined || list === null) return null;
  const reason = reasonOf(list.code);
  return (
    <p role="status" className="text-xs text-pretty text-ink-2">
      {t(`unread.${reason}`)}{' '}
      {reason === 'authorize' ? (
        <Link href={`/integrations/connections/${connectionId}`} className="underline">
          {t('toConnection')}
        </Link>
      ) : null}
    </p>
  );
}

function reasonOf(code: string | null): 'authorize' | 'limited' | 'failed' {
  if (code === 'LIMITED') return 'limited';
  const isRefused = ['MISSING_SCOPE', 'AUTHENTICATION', 'CONNECTION_NEEDS_AUTHORIZATION'].includes(code ?? '');
  return isRefused ? 'authorize' : 'failed';
}
