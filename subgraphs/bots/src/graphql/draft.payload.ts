import type { Locale } from '@tertulia/errors';
import { conflictInWords } from '@tertulia/flow-engine';
import { Payload, userErrorOf } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { DraftSaved } from '../application/change-draft.js';
import type { StaleDraft } from '../domain/draft.js';
import { asBot, BotType } from './bot.type.js';
import { DraftType, StaleDraftType } from './draft.type.js';
import { PromptType } from './prompt.type.js';

@ObjectType('SaveDraftPayload', { description: 'A saved draft.' })
export class SaveDraftPayload extends Payload {
  @Field(() => BotType, { nullable: true, description: 'The bot; null on failure.' })
  bot!: BotType | null;

  @Field(() => DraftType, { nullable: true, description: 'The current draft; null on failure.' })
  draft!: DraftType | null;

  @Field(() => Boolean, {
    description: 'The draft had changed and the change was merged with other saves: reload the draft.',
  })
  isJoined!: boolean;

  @Field(() => StaleDraftType, {
    nullable: true,
    description: 'Set when nothing was saved because others had changed the same; userErrors says STALE_REVISION.',
  })
  stale!: StaleDraftType | null;
}

@ObjectType('SavePromptPayload', { description: 'A saved prompt.' })
export class SavePromptPayload extends SaveDraftPayload {
  @Field(() => PromptType, { nullable: true, description: 'The prompt; null on failure or conflict.' })
  prompt!: PromptType | null;
}

export function asSaved({ bot, draft, stale, isJoined }: DraftSaved, context: { locale: Locale }): SaveDraftPayload {
  return {
    bot: asBot(bot),
    draft: Object.assign(new DraftType(), draft),
    isJoined,
    stale: stale === null ? null : asStale(stale, context.locale),
    userErrors: stale === null ? [] : [userErrorOf(context, 'STALE_REVISION')],
  };
}

/** The conflict as the API shows it. */
export function asStale(
  { revision, updatedAt, updatedBy, conflicts, sides }: StaleDraft,
  locale: Locale,
): StaleDraftType {
  const worded = conflicts.map((conflict) => ({ path: conflict.path, ...conflictInWords(conflict, sides, locale) }));
  return Object.assign(new StaleDraftType(), { revision, updatedAt, updatedBy, conflicts: worded });
}

/** The payload if nothing was saved. */
export const notSaved = { bot: null, draft: null, isJoined: false, stale: null };
