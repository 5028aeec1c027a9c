import { DateTimeScalar, type SubgraphContext, toGlobalId } from '@tertulia/subgraph';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { listOwnSessions } from '../application/list-own.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import type { Session } from '../domain/session.js';
import type { FirstSteps, User } from '../domain/user.js';
import { FirstStepsType, SessionType, UserType } from './user.type.js';

/** Fields of people that are not stored as they are shown. */
@Resolver(() => UserType)
export class UserResolver {
  constructor(private readonly deps: IdentityDependencies) {}

  @FieldResolver(() => ID, { description: 'Opaque id, unique in the whole graph.' })
  id(@Root() user: User): string {
    return toGlobalId('user', user.id);
  }

  @FieldResolver(() => [SessionType], { description: "The caller's own living sessions; empty for anybody else." })
  async sessions(@Root() user: User, @Ctx() { principal }: SubgraphContext): Promise<Session[]> {
    const isSelf = principal.kind === 'USER' && principal.userId === user.id;
    return isSelf ? listOwnSessions(this.deps, principal) : [];
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: "When the caller's own account is deleted, as she asked; null otherwise, and for anybody else.",
  })
  deletesAt(@Root() user: User, @Ctx() { principal }: SubgraphContext): Date | null {
    const isSelf = principal.kind === 'USER' && principal.userId === user.id;
    return isSelf ? (user.deletion?.dueAt ?? null) : null;
  }

  @FieldResolver(() => FirstStepsType, { nullable: true, description: "The caller's own; null for anybody else." })
  firstSteps(@Root() user: User, @Ctx() { principal }: SubgraphContext): FirstSteps | null {
    return principal.kind === 'USER' && principal.userId === user.id ? user.firstSteps : null;
  }
}

/** Fields of sessions that are not stored as they are shown. */
@Resolver(() => SessionType)
export class SessionResolver {
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() session: Session): string {
    return toGlobalId('session', session.id);
  }

  @FieldResolver(() => Boolean, { description: 'It is the one that asks.' })
  isCurrent(@Root() session: Session, @Ctx() { principal }: SubgraphContext): boolean {
    return principal.kind === 'USER' && principal.sessionId === session.id;
  }
}
