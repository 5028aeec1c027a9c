import type { MemberWork } from '@tertulia/metrics';
import { toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ScopeRequest } from '../application/metrics-scope.js';
import { ReplyAuthorStub, UserStub } from './foreign.type.js';

@ObjectType('MemberWork', { description: 'What a person of the team did in conversations that started in the window.' })
export class MemberWorkType {
  @Field(() => UserStub, { nullable: true, description: 'The person; null for an API key, and for who has left.' })
  member!: Foreign;

  @Field(() => ReplyAuthorStub, {
    nullable: true,
    description: 'The same with the name that is known of them: also who has left, or an API key.',
  })
  author!: Foreign;

  @Field(() => Int, { description: 'How often they took a conversation over.' })
  takenOver!: number;

  @Field(() => Int, { description: 'How often a wait ended with their first message.' })
  answered!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of these waits in milliseconds, from the hand-off or takeover; null if there was none.',
  })
  meanWaitMs!: number | null;

  @Field(() => Int, { description: 'How often they resolved a conversation.' })
  resolved!: number;
}

/** With the subject whose conversations it is of: a resolver lists them. */
export type ListedWork = MemberWorkType & ScopeRequest;

export function asMemberWork({ memberId, ...work }: MemberWork, of: ScopeRequest): ListedWork {
  const [member, author] = [{ id: toGlobalId('user', memberId) }, { id: toGlobalId('replyAuthor', memberId) }];
  return { ...work, ...of, member, author };
}
