import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import {
  DateTimeScalar,
  fromGlobalId,
  inKeyOrder,
  makeConnection,
  pageRequest,
  toGlobalId,
  tryFromGlobalId,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { readNextDigest, readOffers, readPreferences, updatePreferences } from '../application/change-preferences.js';
import type { NotificationsDependencies } from '../application/dependencies.js';
import {
  countUnread,
  followFeed,
  listFeed,
  markRead,
  notificationsByIds,
  ownFeed,
} from '../application/follow-feed.js';
import type { FeedNews, MailDelivery } from '../application/ports.js';
import type { Notification } from '../domain/notification.js';
import { pathOf } from '../domain/notification-texts.js';
import type { Preferences } from '../domain/preferences.js';
import { MailDeliveryEnum } from './enums.js';
import { MarkNotificationsReadInput, UpdateNotificationPreferencesInput } from './feed.input.js';
import { MarkNotificationsReadPayload, NotificationPreferencesPayload } from './feed.payload.js';
import { UserStub } from './foreign.type.js';
import {
  asNotification,
  NotificationConnection,
  NotificationListArgs,
  NotificationOfferType,
  NotificationPreferencesType,
  NotificationType,
} from './notification.type.js';

const inputArg = { description: 'The input.' };

@Resolver(() => UserStub)
export class UserFeedResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @FieldResolver(() => NotificationConnection, {
    nullable: true,
    description: "The caller's own notifications in the current organization, newest first; null for other people.",
  })
  async notifications(
    @Root() user: Foreign,
    @Args(() => NotificationListArgs) { filter, ...args }: NotificationListArgs,
    @Ctx() { principal }: SubgraphContext,
  ) {
    if (!isSelf(user, principal)) return null;
    const page = pageRequest(args);
    const wanted = { kind: filter?.kind ?? null, isUnreadOnly: filter?.isUnreadOnly ?? false, page };
    const list = await listFeed(this.deps, principal, wanted);
    return makeConnection(
      list.rows.map((one) => shownTo(principal, one)),
      page,
      { position: ({ uuid }) => ({ sortKey: uuid, id: uuid }), totalCount: list.countAll },
    );
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of them are unread; null for other people.',
  })
  async unreadNotifications(@Root() user: Foreign, @Ctx() { principal }: SubgraphContext): Promise<number | null> {
    return isSelf(user, principal) ? countUnread(this.deps, principal) : null;
  }

  @FieldResolver(() => NotificationPreferencesType, {
    nullable: true,
    description: 'How the caller wants to be told in the current organization; null for other people.',
  })
  async notificationPreferences(@Root() user: Foreign, @Ctx() { principal }: SubgraphContext) {
    return isSelf(user, principal) ? asPreferences(await readPreferences(this.deps, principal)) : null;
  }
}

@Resolver(() => NotificationPreferencesType)
export class PreferencesResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @Directive('@listSize(assumedSize: 11)')
  @FieldResolver(() => [NotificationOfferType], {
    nullable: true,
    description: 'Each kind with the ways in which the organization tells of it.',
  })
  async offers(@Ctx() { principal }: SubgraphContext): Promise<NotificationOfferType[]> {
    return readOffers(this.deps, principal);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the next mail is due that gathers; null where none does.',
  })
  async nextDigestAt(@Root() preferences: Preferences, @Ctx() { principal }: SubgraphContext): Promise<Date | null> {
    return readNextDigest(this.deps, principal, preferences);
  }
}

@Resolver()
export class FeedMutations {
  constructor(private readonly deps: NotificationsDependencies) {}

  @Mutation(() => MarkNotificationsReadPayload, {
    description: 'Marks notifications of the caller as read, in every browser.',
  })
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, inputArg) { notificationIds }: MarkNotificationsReadInput,
    @Ctx() context: SubgraphContext,
  ): Promise<MarkNotificationsReadPayload> {
    const ids = notificationIds?.flatMap((id) => tryFromGlobalId('notification', id) ?? []) ?? null;
    return withUserErrors<Pick<MarkNotificationsReadPayload, 'count'>>(
      context,
      async () => ({ count: await markRead(this.deps, context.principal, ids) }),
      { count: null },
    );
  }

  @Mutation(() => NotificationPreferencesPayload, {
    description: 'Changes how the caller is told. What is omitted stays.',
  })
  async updateNotificationPreferences(
    @Arg('input', () => UpdateNotificationPreferencesInput, inputArg) input: UpdateNotificationPreferencesInput,
    @Ctx() context: SubgraphContext,
  ): Promise<NotificationPreferencesPayload> {
    return withUserErrors<Pick<NotificationPreferencesPayload, 'preferences'>>(
      context,
      async () => {
        const saved = await updatePreferences(this.deps, context.principal, wantedOf(input));
        return { preferences: asPreferences(saved) };
      },
      { preferences: null },
    );
  }

  @Directive('@cost(weight: 1)')
  @Query(() => MailDeliveryEnum, { nullable: true, description: 'Whether mails of the platform leave.' })
  mailDelivery(): MailDelivery {
    return this.deps.mails.delivery;
  }
}

/** type-graphql passes no instance of the class to `subscribe`, so the class is created where the dependencies are available. */
export function feedSubscriptions(deps: NotificationsDependencies): object {
  const subscribe = async ({ context }: { context: unknown }) =>
    followFeed(deps, (context as SubgraphContext).principal);

  @Resolver()
  class FeedSubscriptions {
    @Subscription(() => NotificationType, {
      description: 'The newest notifications of the caller at once, oldest first, then each that is new or was read.',
      subscribe,
    })
    async notificationReceived(
      @Root() { notificationId }: FeedNews,
      @Ctx() context: SubgraphContext,
    ): Promise<NotificationType> {
      const { principal } = context;
      const loader = context.loader('notification', async (ids: readonly string[]) =>
        inKeyOrder(ids, await notificationsByIds(deps, principal, ids), ({ id }) => id),
      );
      const found = await loader.load(notificationId);
      if (found === null) throw new DomainError('NOT_FOUND');
      return shownTo(principal, found);
    }
  }
  return new FeedSubscriptions();
}

/** Whether the caller is that person, at work in an organization. */
export function isSelf({ id }: Foreign, principal: Principal): boolean {
  return principal.kind === 'USER' && id === toGlobalId('user', principal.userId) && ownFeed(principal) !== null;
}

function shownTo(principal: Principal, notification: Notification): NotificationType {
  const role = (principal.kind === 'USER' ? principal.role : null) ?? 'VIEWER';
  return asNotification(notification, { locale: principal.locale, url: pathOf(notification, role) });
}

function wantedOf(input: UpdateNotificationPreferencesInput): Partial<Preferences> {
  const { routes, quietFrom, quietTo, timeZone, doesUrgentPass, digest } = input;
  return {
    ...(routes == null
      ? {}
      : {
          routes: routes.map(({ kind, way, isOn, botIds }) => ({
            ...{ kind, way, isOn },
            botIds: (botIds ?? []).map((id) => fromGlobalId('bot', id)),
          })),
        }),
    ...(quietFrom === undefined ? {} : { quietFrom }),
    ...(quietTo === undefined ? {} : { quietTo }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(doesUrgentPass == null ? {} : { doesUrgentPass }),
    ...(digest == null ? {} : { digest }),
  };
}

function asPreferences({ routes, ...others }: Preferences): NotificationPreferencesType {
  return Object.assign(new NotificationPreferencesType(), {
    ...others,
    routes: routes.map(({ kind, way, isOn, botIds }) => ({
      ...{ kind, way, isOn },
      bots: botIds.map((id) => ({ id: toGlobalId('bot', id) })),
    })),
  });
}
