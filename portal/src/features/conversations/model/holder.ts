import type { ConversationState } from '../../../gql/graphql.js';

/** Who answers in a conversation now. */
export type Holder =
  | { kind: 'bot' }
  | { kind: 'nobody'; since: string | null }
  | { kind: 'me' }
  | { kind: 'other'; name: string }
  | { kind: 'ended' };

type Held = {
  state: ConversationState;
  waitingSince: string | null;
  takeover: { member: { id: string; name: string } } | null;
};

/** Who holds the conversation, seen by this member. */
export function holderOf(conversation: Held, memberId: string): Holder {
  switch (conversation.state) {
    case 'BOT':
      return { kind: 'bot' };
    case 'WAITING_HUMAN':
      return { kind: 'nobody', since: conversation.waitingSince };
    case 'HUMAN': {
      const member = conversation.takeover?.member;
      return member?.id === memberId ? { kind: 'me' } : { kind: 'other', name: member?.name ?? '' };
    }
    case 'ENDED':
      return { kind: 'ended' };
  }
}
