'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import type { Tone } from '../../../ui/tone.js';
import { useNow } from '../../../ui/values.js';
import { useViewer } from '../../identity/index.js';
import type { ConversationState, EndReason } from '../../../gql/graphql.js';
import { holderOf } from '../model/holder.js';
import type { InboxConversation } from '../model/inbox-list.js';
import { markOf, givenName } from '../model/visitor-name.js';

const minuteMs = 60_000;

type Named = Pick<InboxConversation, 'id' | 'channel' | 'contact'>;
type Stated = Pick<InboxConversation, 'state' | 'endReason' | 'waitingSince' | 'takeover' | 'rating' | 'erasedAt'>;

/** Names and states of conversations in words. */
export function useConversationWords(): {
  nameOf: (conversation: Named) => string;
  stateOf: (conversation: Stated) => { tone: Tone; text: string };
  endOf: (reason: EndReason | null) => string;
} {
  const t = useTranslations('conversations');
  const { duration, number } = useFormats();
  const { user } = useViewer();
  const now = useNow();
  const endOf = (reason: EndReason | null): string => t(reason === null ? 'states.ENDED' : `ends.${reason}`);
  const waitText = (since: string | null): string => {
    const waitedMs = since === null || now === 0 ? 0 : now - Date.parse(since);
    return waitedMs < minuteMs ? t('states.WAITING_HUMAN') : t('waitingFor', { time: duration(waitedMs) });
  };
  const withWait = (text: string, since: string | null): string => {
    const waitedMs = since === null || now === 0 ? 0 : now - Date.parse(since);
    return waitedMs < minuteMs ? text : t('andWaits', { holder: text, time: duration(waitedMs) });
  };
  return {
    nameOf: ({ id, contact, channel }) => givenName(contact) ?? t(`visitor.${channel}`, { mark: markOf(id) }),
    endOf,
    stateOf: (conversation) => {
      const holder = holderOf(conversation, user.id);
      const tone = tones[conversation.state];
      switch (holder.kind) {
        case 'bot':
          return { tone, text: t('states.BOT') };
        case 'nobody':
          return { tone, text: waitText(holder.since) };
        case 'me':
          return { tone: 'accent', text: withWait(t('heldByMe'), holder.waitsSince) };
        case 'other':
          return {
            tone,
            text: withWait(
              holder.name === '' ? t('states.HUMAN') : t('heldBy', { name: holder.name }),
              holder.waitsSince,
            ),
          };
        case 'ended': {
          const end = holder.isErased ? t('erased') : endOf(conversation.endReason);
          return {
            tone,
            text: conversation.rating === null ? end : t('rated', { end, rating: number(conversation.rating) }),
          };
        }
      }
    },
  };
}

const tones: Record<ConversationState, Tone> = { BOT: 'ok', WAITING_HUMAN: 'warn', HUMAN: 'info', ENDED: 'neutral' };
