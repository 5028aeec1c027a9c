import type { NewsStream } from '@tertulia/streams';
import type { PageRequest } from '@tertulia/use-case';
import type { Alert, AlertRule, AlertState, LastingKind } from '../domain/alert.js';
import type { Dispatch, DispatchState, DispatchWay } from '../domain/dispatch.js';
import type { MeasuredKind, NotificationKind } from '../domain/kinds.js';
import type { Counted, Totals } from '../domain/measure.js';
import type { MinuteCount } from '../domain/minute-counts.js';
import type { Notification, Occasion } from '../domain/notification.js';
import type { Preferences } from '../domain/preferences.js';
import type { Member, PeopleToTell } from '../domain/recipient.js';
import type { Watch } from '../domain/watch.js';
import type { MailStores } from './mail-ports.js';
import type { OutsideDigestStore, OutsideEvents } from './outside-ports.js';
import type { DeviceStore } from './push-ports.js';
import type { MailFile } from './report-ports.js';

/** Stores return only rows of the tenant in scope. Every call names the organization, unless it needs platform scope. */
export interface OrganizationStore {
  /** True if it was not known. */
  add(organizationId: string): Promise<boolean>;
  /** Takes a bot that was deleted out of rules, alerts and preferences, which name only bots that can be shown. */
  forgetBot(organizationId: string, botId: string): Promise<void>;
  /** Removes every row of the organization from this subgraph. */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface RuleStore {
  /** In the order in which they were made. */
  all(organizationId: string): Promise<AlertRule[]>;
  save(rules: readonly AlertRule[]): Promise<void>;
  delete(organizationId: string, id: string): Promise<void>;
}

/** The kind and the subject of alerts. */
export interface AlertSubject {
  readonly organizationId: string;
  readonly kind: LastingKind;
  readonly subject: string;
}

export interface AlertFilter {
  readonly state: AlertState | null;
  /** Those that concern one of them; null for all. */
  readonly botIds: readonly string[] | null;
}

export interface AlertStore {
  /** Adds it unless one of the same kind and subject is not over; that one is then due no later. */
  open(alert: Alert): Promise<void>;
  /** Ends the one of the subject that is not over; one of which nobody was told is forgotten. */
  close(subject: AlertSubject, at: Date): Promise<void>;
  /** Makes those that are due FIRING and returns them, at most `limit`; needs platform scope. */
  fireDue(now: Date, limit: number): Promise<Alert[]>;
  /** Newest first. */
  list(organizationId: string, filter: AlertFilter, page: PageRequest): Promise<Alert[]>;
  count(organizationId: string, filter: AlertFilter): Promise<number>;
  stateOf(organizationId: string, id: string): Promise<AlertState | null>;
}

export interface OccasionStore {
  /** Adds it with a job to tell it, unless its key is known. */
  add(occasion: Occasion): Promise<void>;
  /** One that is not told yet; needs platform scope. */
  untold(id: string): Promise<Occasion | null>;
  /** Marks it as told; false if it was, or is gone. */
  markTold(organizationId: string, id: string, at: Date): Promise<boolean>;
  /** Ids of those that wait since before that time; needs platform scope. */
  overdue(before: Date, limit: number): Promise<string[]>;
  /** Removes those of all organizations with what was told of them; needs platform scope. */
  deleteBefore(time: Date): Promise<void>;
}

/** Whose feed. */
export interface FeedOf {
  readonly organizationId: string;
  readonly userId: string;
}

export interface FeedFilter extends FeedOf {
  readonly kind: NotificationKind | null;
  readonly isUnreadOnly: boolean;
}

/** Somebody who is told of an occasion. */
export interface PersonToTell {
  /** Of the notification. */
  readonly id: string;
  readonly userId: string;
  /** False for somebody who wants a mail only. */
  readonly isInFeed: boolean;
}

export interface NotificationStore {
  /** Adds those that their person does not have yet for the occasion; returns their ids. */
  add(occasion: Occasion, people: readonly PersonToTell[]): Promise<string[]>;
  /** Newest first. */
  list(filter: FeedFilter, page: PageRequest): Promise<Notification[]>;
  count(filter: FeedFilter): Promise<number>;
  byIds(feed: FeedOf, ids: readonly string[]): Promise<Notification[]>;
  /** Returns the ids of those that were unread, at most `limit`; null for all ids. */
  markRead(feed: FeedOf, what: { ids: readonly string[] | null; at: Date; limit: number }): Promise<string[]>;
  byId(organizationId: string, id: string): Promise<Notification | null>;
}

export interface DispatchStore {
  /** Adds those that are not known yet, with a job for each. */
  add(dispatches: readonly Dispatch[]): Promise<void>;
  /** Locks a dispatch until the transaction ends; needs platform scope. */
  lock(id: string): Promise<Dispatch | null>;
  /** Stores a change, with a job where it is due again. */
  save(dispatch: Dispatch): Promise<void>;
  byId(organizationId: string, id: string): Promise<Dispatch | null>;
  byIds(organizationId: string, ids: readonly string[]): Promise<Dispatch[]>;
  /** Ids of all organizations that were due before that time; needs platform scope. */
  overdue(way: DispatchWay, before: Date, limit: number): Promise<string[]>;
  /** Ends what waits to be sent to a person who left. */
  cancelOf(feed: FeedOf, at: Date): Promise<void>;
  /** Mails, newest first. */
  list(organizationId: string, state: DispatchState | null, page: PageRequest): Promise<Dispatch[]>;
  count(organizationId: string, state: DispatchState | null): Promise<number>;
  /** Removes those of all organizations that ended before; needs platform scope. */
  deleteBefore(time: Date): Promise<void>;
}

export interface PreferenceStore {
  of(organizationId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, Preferences>>;
  save(feed: FeedOf, preferences: Preferences): Promise<void>;
  delete(feed: FeedOf): Promise<void>;
}

/** Addresses that refused a mail for good: nothing more about alerts is sent to them. */
export interface RestedStore {
  isRested(feed: FeedOf, address: string): Promise<boolean>;
  rest(feed: FeedOf, address: string, at: Date): Promise<void>;
  /** Mails are sent to every address of the person again. */
  wake(feed: FeedOf): Promise<void>;
}

/** A measured kind watched with one bot. */
export interface WatchedBot {
  readonly kind: MeasuredKind;
  readonly botId: string;
  readonly watch: Watch;
  /** The alert that is not over; null for none. */
  readonly alertId: string | null;
}

/** The minutes before a moment. */
export interface CountedWindow {
  readonly windowMinutes: number;
  /** The first moment that is not inside: the beginning of a minute. */
  readonly until: Date;
}

/** What is counted of bots: minutes for two days, and hours with conversations for five weeks. */
export interface CountStore {
  add(organizationId: string, counts: readonly MinuteCount[]): Promise<void>;
  /** By bot, without `usualWeeks`; absent for a bot of which nothing was counted. */
  sums(organizationId: string, window: CountedWindow): Promise<ReadonlyMap<string, Counted>>;
  /** By bot, in how many of the last four weeks the same minutes had a conversation; only whole hours of them are looked at. */
  usualWeeks(organizationId: string, window: CountedWindow): Promise<ReadonlyMap<string, number>>;
  watches(organizationId: string): Promise<WatchedBot[]>;
  saveWatch(organizationId: string, watched: WatchedBot): Promise<void>;
  deleteWatch(organizationId: string, watched: Pick<WatchedBot, 'kind' | 'botId'>): Promise<void>;
  /** Conversations of these bots, or of all where none is named, by the first millisecond of the hour. */
  conversationsByHour(
    organizationId: string,
    what: { readonly botIds: readonly string[]; readonly since: Date },
  ): Promise<ReadonlyMap<number, number>>;
  /** Forgets what was usual with a bot. */
  forgetBot(organizationId: string, botId: string): Promise<void>;
  deleteEverything(organizationId: string): Promise<void>;
  /** Organizations with counts since that time, or of which something is not over; needs platform scope. */
  restless(since: Date): Promise<string[]>;
  /** Organizations with conversations since that time; needs platform scope. */
  withUsualTraffic(since: Date): Promise<string[]>;
  /** Removes older counts of all organizations; needs platform scope. */
  deleteBefore(times: { readonly minutes: Date; readonly hours: Date }): Promise<void>;
}

export interface Stores extends MailStores {
  readonly organizations: OrganizationStore;
  readonly rules: RuleStore;
  readonly alerts: AlertStore;
  readonly occasions: OccasionStore;
  readonly notifications: NotificationStore;
  readonly dispatches: DispatchStore;
  readonly preferences: PreferenceStore;
  readonly rested: RestedStore;
  readonly devices: DeviceStore;
  readonly counts: CountStore;
  readonly outside: OutsideEvents;
  readonly outsideDigests: OutsideDigestStore;
}

/** Jobs about rows. A job only wakes: the row says whether something is to be done. */
export interface WorkQueue {
  /** Looks for jobs now; call it after a commit that sent some. */
  wake(): void;
  /** Makes the jobs of these rows due now. */
  sendNow(ids: readonly string[]): Promise<void>;
}

/** A person to whom a mail is sent. */
export interface Addressee extends Member {
  readonly name: string;
  readonly address: string;
  readonly locale: 'es' | 'en';
}

/** An organization as mails name it. */
export interface Sender {
  readonly name: string;
  readonly timeZone: string;
}

/** What identity knows now. Rejects with DomainError SUBGRAPH_UNAVAILABLE while it is away. */
export interface Directory {
  /** Every member of an organization, its zone, and its language; without members and language for one that is gone. */
  toTell(organizationId: string): Promise<PeopleToTell>;
  /** Null for somebody who left. */
  addressee(feed: FeedOf): Promise<{ readonly person: Addressee; readonly sender: Sender } | null>;
}

/** What analytics knows of the past. Rejects with DomainError SUBGRAPH_UNAVAILABLE while it is away. */
export interface History {
  /** The totals of `count` hours that follow each other, of these bots together, or of all where none is named. */
  hours(
    organizationId: string,
    what: { readonly botIds: readonly string[]; readonly from: Date; readonly count: number },
  ): Promise<Totals[]>;
}

/** What subscribers receive: enough to load the rest. JSON-safe. */
export interface FeedNews {
  readonly notificationId: string;
}

/** Notifies a person's browsers; called after the commit. */
export interface Feed {
  changed(feed: FeedOf, news: FeedNews): void;
  follow(feed: FeedOf): NewsStream<FeedNews>;
}

/** What a notification mail says, in one language. */
export interface NotificationMailParts {
  readonly locale: 'es' | 'en';
  /** The organization. */
  readonly brand: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly action: { readonly label: string; readonly url: string } | null;
  /** Null for a mail that nobody is sent again by itself. */
  readonly unsubscribeUrl: string | null;
  /** Null for a mail that somebody else chose for the person. */
  readonly settingsUrl: string | null;
}

export interface MailText {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A mail to one person. */
export interface OutgoingMail extends MailText {
  /** The same at every attempt, without angle brackets. */
  readonly messageId: string;
  readonly to: { readonly name: string | null; readonly address: string };
  /** Files that come with it; none by default. */
  readonly attachments?: readonly MailFile[];
  /** Where one request ends such mails; null for mails about an account. */
  readonly unsubscribeUrl: string | null;
}

/** What became of an attempt; `code` is a word of a program. */
export type MailOutcome =
  | { readonly kind: 'ACCEPTED' }
  | { readonly kind: 'REFUSED_FOR_NOW'; readonly code: string }
  | { readonly kind: 'REFUSED_FOR_GOOD'; readonly code: string };

/** Sends mails. Never rejects for what a server does. */
export interface MailSender {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): Promise<void>;
}

/** The mails that identity asks for, sealed. */
export interface IdentityMails {
  /** Opens one for the moment in which it is sent; null for one that cannot be read. */
  read(mailId: string, sealed: string): Promise<(MailText & Pick<OutgoingMail, 'to'>) | null>;
}

/** Makes the texts of notification mails. */
export interface MailTexts {
  notification(parts: NotificationMailParts): Promise<MailText>;
}

/** Whether mails leave: SENT by a server, kept in a TRAY on this machine, or NONE. */
export type MailDelivery = 'SENT' | 'TRAY' | 'NONE';
