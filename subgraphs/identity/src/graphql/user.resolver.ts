import { DateTimeScalar, type SubgraphContext, toGlobalId } from '@tertulia/subgraph';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { listOwnSessions } from '../application/list-own.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import type { Session } from '../domain/session.js';
import type { FirstSteps, User } from '../domain/user.js';
import { FirstStepsType, SessionType, UserType } from './user.type.js';

/** Fields of users that are computed from stored values. */
@Resolver(() => UserType)
export class UserResolver {
  constructor(private readonly deps: IdentityDependencies) {}

  @FieldResolver(() => ID, { description: 'Opaque id, unique in the whole graph.' })
  id(@Root() user: User): string {
    return toGlobalId('user', user.id);
  }

  @FieldResolver(() => [SessionType], { description: "The caller's own active sessions; empty for other users." })
  async sessions(@Root() user: User, @Ctx() { principal }: SubgraphContext): Promise<Session[]> {
    const isSelf = principal.kind === 'USER' && principal.userId === user.id;
    return isSelf ? listOwnSessions(this.deps, principal) : [];
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: "When the caller's own account will be deleted, as requested; null otherwise, and for other users.",
  })
  deletesAt(@Root() user: User, @Ctx() { principal }: SubgraphContext): Date | null {
    const isSelf = principal.kind === 'USER' && principal.userId === user.id;
    return isSelf ? (user.deletion?.dueAt ?? null) : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: "When the caller's own e-mail was confirmed; null before, and for other users.",
  })
  emailVerifiedAt(@Root() user: User, @Ctx() { principal }: SubgraphContext): Date | null {
    return principal.kind === 'USER' && principal.userId === user.id ? user.emailVerifiedAt : null;
  }

  @FieldResolver(() => FirstStepsType, { nullable: true, description: "The caller's own; null for other users." })
  firstSteps(@Root() user: User, @Ctx() { principal }: SubgraphContext): FirstSteps | null {
    return principal.kind === 'USER' && principal.userId === user.id ? user.firstSteps : null;
  }

  @FieldResolver(() => [String], {
    description: 'Keys of the insights that the caller does not want to see again; empty for other users.',
  })
  silencedInsights(@Root() user: User, @Ctx() { principal }: SubgraphContext): readonly string[] {
    return principal.kind === 'USER' && principal.userId === user.id ? user.silencedInsights : [];
  }
}

/** Fields of sessions that are computed from stored values. */
@Resolver(() => SessionType)
export class SessionResolver {
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() session: Session): string {
    return toGlobalId('session', session.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the session of this request.' })
  isCurrent(@Root() session: Session, @Ctx() { principal }: SubgraphContext): boolean {
    return principal.kind === 'USER' && principal.sessionId === session.id;
  }
}
