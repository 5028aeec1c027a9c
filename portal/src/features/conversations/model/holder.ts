import type { ConversationState } from '../../../gql/graphql.js';

/** Who answers in a conversation now. */
export type Holder =
  | { kind: 'bot' }
  | { kind: 'nobody'; since: string | null }
  | { kind: 'me'; waitsSince: string | null }
  | { kind: 'other'; name: string; waitsSince: string | null }
  | { kind: 'ended'; isErased: boolean };

type Handled = {
  state: ConversationState;
  waitingSince: string | null;
  erasedAt: string | null;
  /** A partner's key has a name but is not a member. */
  takeover: { name: string | null; member: { id: string } | null } | null;
};

/** Who answers in the conversation, as seen by this member. */
export function holderOf(conversation: Handled, memberId: string): Holder {
  switch (conversation.state) {
    case 'BOT':
      return { kind: 'bot' };
    case 'WAITING_HUMAN':
      return { kind: 'nobody', since: conversation.waitingSince };
    case 'HUMAN': {
      const { takeover, waitingSince: waitsSince } = conversation;
      if (takeover?.member?.id === memberId) return { kind: 'me', waitsSince };
      return { kind: 'other', name: takeover?.name ?? '', waitsSince };
    }
    case 'ENDED':
      return { kind: 'ended', isErased: conversation.erasedAt !== null };
  }
}
