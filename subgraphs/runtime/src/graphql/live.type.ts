import { DateTimeScalar, toGlobalId } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type LiveSnapshot, longestWaitSeconds, totalsOf } from '../domain/live-counts.js';

@ObjectType('BotLiveCounts', { description: 'The live counts of one bot at a moment, in absolute numbers.' })
export class BotLiveCountsType {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => Int, { description: 'Newer counts have a larger sequence.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When it was counted.' })
  at!: Date;

  @Field(() => Int, { description: 'Active conversations: not ended, last message within the idle minutes.' })
  active!: number;

  @Field(() => Int, { description: 'Conversations that wait for a person.' })
  waiting!: number;

  @Field(() => Int, { description: 'Conversations that a person has taken over.' })
  withHuman!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Open chats with a heartbeat within the last minute; null if unknown.',
  })
  present!: number | null;
}

@ObjectType('LiveCounts', { description: 'The live counts at a moment, in absolute numbers.' })
export class LiveCountsType {
  @Field(() => Int, { description: 'Newer counts have a larger sequence.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When it was counted.' })
  at!: Date;

  @Field(() => Int, { description: 'Active conversations: not ended, last message within the idle minutes.' })
  active!: number;

  @Field(() => Int, { description: 'Conversations that wait for a person.' })
  waiting!: number;

  @Field(() => Int, { description: 'Conversations that a person has taken over.' })
  withHuman!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Open chats with a heartbeat within the last minute; null if unknown.',
  })
  present!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The longest current wait; null if nobody waits.',
  })
  longestWaitSeconds!: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Null while the counts are live; otherwise since when heartbeats and changes of other processes have not arrived.',
  })
  staleSince!: Date | null;

  @Field(() => [BotLiveCountsType], { description: 'The same by bot, for bots with activity.' })
  bots!: BotLiveCountsType[];
}

/** Converts live counts to their GraphQL type. */
export function asLiveCounts(snapshot: LiveSnapshot): LiveCountsType {
  const { sequence } = snapshot;
  const at = new Date(snapshot.at);
  const staleSince = snapshot.staleSince === null ? null : new Date(snapshot.staleSince);
  const bots = snapshot.bots.map(({ botId, active, waiting, withHuman, present }) => {
    return { ...{ sequence, at, active, waiting, withHuman, present }, botId: toGlobalId('bot', botId) };
  });
  const totals = { ...totalsOf(snapshot), longestWaitSeconds: longestWaitSeconds(snapshot) };
  const shown = { sequence, at, staleSince, ...totals, bots };
  return Object.assign(new LiveCountsType(), shown);
}

/** The counts of one bot; zeros without activity. */
export function asBotLiveCounts(snapshot: LiveSnapshot, botId: string): BotLiveCountsType {
  const { sequence } = snapshot;
  const totals = totalsOf({ ...snapshot, bots: snapshot.bots.filter((bot) => bot.botId === botId) });
  const shown = { sequence, at: new Date(snapshot.at), ...totals, botId: toGlobalId('bot', botId) };
  return Object.assign(new BotLiveCountsType(), shown);
}
