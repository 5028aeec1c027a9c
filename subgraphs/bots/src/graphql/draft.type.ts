import type { Locale } from '@tertulia/errors';
import type { BotDefinition, Problem } from '@tertulia/flow-engine';
import { DateTimeScalar, JsonScalar, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangeKindEnum, ChangeSubjectEnum, SeverityEnum, VariableScopeEnum, VariableTypeEnum } from './enums.js';
import { UserStub } from './foreign.type.js';
import { AnswerModelType } from './answer-model.type.js';
import { ConversationSettingsType } from './settings.type.js';
import { asIntentSettings, IntentSettingsType } from './intent-settings.type.js';
import { BusinessProfile } from './profile.type.js';

export { ThemeType } from './settings.type.js';

@ObjectType('Variable', { description: 'A typed named value.' })
export class VariableType {
  @Field(() => String, { description: 'Name, used in texts as {{ name }}.' })
  name!: string;

  @Field(() => VariableTypeEnum, { description: 'Its type.' })
  type!: keyof typeof VariableTypeEnum;

  @Field(() => VariableScopeEnum, { description: 'Its scope and lifetime.' })
  scope!: keyof typeof VariableScopeEnum;

  @Field(() => Boolean, { description: 'It contains personal data: erased on request.' })
  isPersonalData!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: 'Initial value.' })
  defaultValue!: unknown;
}

@ObjectType('KnowledgeEntry', { description: 'A question with an answer that the bot may use.' })
export class KnowledgeEntryType {
  @Field(() => String, { description: 'Id inside the bot.' })
  id!: string;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => String, { description: 'The answer.' })
  answer!: string;

  @Field(() => Boolean, { description: 'Whether it is used in answers.' })
  isActive!: boolean;
}

@ObjectType('Problem', { description: 'A problem of a draft.' })
export class ProblemType {
  @Field(() => String, { description: 'Kind of problem.' })
  code!: string;

  @Field(() => SeverityEnum, { description: 'Its severity.' })
  severity!: 'ERROR' | 'WARNING';

  @Field(() => String, { description: "Message in the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Flow of the problem.' })
  flowId!: string | null;

  @Field(() => String, { nullable: true, description: 'Group of the problem.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'Block of the problem.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: 'Option or field.' })
  field!: string | null;

  @Field(() => String, { nullable: true, description: 'How to fix it.' })
  fix!: string | null;
}

@ObjectType('DefinitionChange', { description: 'One difference between two states of a bot.' })
export class DefinitionChangeType {
  @Field(() => ChangeKindEnum, { description: 'The kind of change.' })
  kind!: keyof typeof ChangeKindEnum;

  @Field(() => ChangeSubjectEnum, { description: 'The kind of part.' })
  subject!: keyof typeof ChangeSubjectEnum;

  @Field(() => String, { description: 'Id of the part.' })
  id!: string;

  @Field(() => String, { description: 'Title of the part.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The changed field; null for the whole part.' })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The old value, as text in the caller's language; null if there was none, or it cannot be shown as text.",
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The new value, likewise.' })
  after!: string | null;
}

@ObjectType('DraftChanges', { description: 'Differences of the draft from the live version.' })
export class DraftChangesType {
  /** The compared draft; without its definition if it is read only when it is needed. */
  draft!: Pick<DraftType, 'botId' | 'revision' | 'definition'>;
  /** The comparison, once a field needs it. */
  compared?: Promise<DefinitionChangeType[]>;
}

@ObjectType('DraftConflict', {
  description: 'A field of the draft that the save and others changed to different values.',
})
export class DraftConflictType {
  @Field(() => [String], {
    description: 'Path from the outermost name or id, such as profile, services, s1, priceMinor.',
  })
  path!: readonly string[];

  @Field(() => ChangeSubjectEnum, { description: 'The kind of part.' })
  subject!: keyof typeof ChangeSubjectEnum;

  @Field(() => String, { description: 'Title of the part.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The field; null for the whole part.' })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value on which the save was based, as text; null if there was none, or it is not known.',
  })
  base!: string | null;

  @Field(() => String, { nullable: true, description: 'The value in the save; null if the save removes it.' })
  mine!: string | null;

  @Field(() => String, { nullable: true, description: 'The current value; null if others removed it.' })
  theirs!: string | null;
}

@ObjectType('StaleDraft', { description: 'Who saved the draft since it was read, and when.' })
export class StaleDraftType {
  updatedBy!: string | null;

  @Field(() => Int, { description: 'The current revision.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  updatedAt!: Date;

  @Field(() => UserStub, { nullable: true, name: 'updatedBy', description: 'Who saved it; null for API keys.' })
  author(): Foreign | null {
    return this.updatedBy === null ? null : { id: toGlobalId('user', this.updatedBy) };
  }

  @Field(() => [DraftConflictType], { description: 'The fields that both sides changed to different values.' })
  conflicts!: DraftConflictType[];
}

/** Fields of a draft that are read without its definition. */
const factFields: ReadonlySet<string> = new Set([
  '__typename',
  'revision',
  'updatedAt',
  'updatedBy',
  'saveIds',
  'changesSinceLive',
]);

/** Whether any of these fields of a draft shows a part of its definition. */
export function needsDefinition(fields: ReadonlySet<string>): boolean {
  return [...fields].some((name) => !factFields.has(name));
}

@ObjectType('BotDraft', { description: 'The editable state of a bot.' })
export class DraftType {
  botId!: string;
  updatedBy!: string | null;
  /** Absent where nothing is selected that needs it. */
  definition?: BotDefinition;

  /** @throws Error when the draft was read without its definition */
  whole(): BotDefinition {
    if (this.definition === undefined) throw new Error('The draft was read without its definition');
    return this.definition;
  }

  @Field(() => Int, { description: 'Incremented by every save; each save contains the revision on which it is based.' })
  revision!: number;

  @Field(() => BusinessProfile, { description: 'The business profile.' })
  profile(): BusinessProfile {
    return Object.assign(new BusinessProfile(), this.whole().profile);
  }

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [VariableType], { description: 'Variables.' })
  variables(): VariableType[] {
    return this.whole().variables;
  }

  @Directive('@listSize(assumedSize: 50)')

  @Field(() => [KnowledgeEntryType], { description: 'Knowledge entries.' })
  knowledge(): KnowledgeEntryType[] {
    return this.whole().knowledge;
  }

  @Field(() => ConversationSettingsType, { description: 'Time limits of conversations.' })
  settings(): ConversationSettingsType {
    return this.whole().settings;
  }

  @Field(() => AnswerModelType, {
    nullable: true,
    description: 'The language model that writes the answers; null when they come from the knowledge only.',
  })
  answerModel(): AnswerModelType | null {
    const { answerModel } = this.whole().settings;
    return answerModel === undefined ? null : Object.assign(new AnswerModelType(), answerModel);
  }

  @Field(() => IntentSettingsType, { description: 'How the bot reacts to what visitors want of it at any question.' })
  intents(): IntentSettingsType {
    return asIntentSettings(this.whole().settings.intents);
  }

  @Field(() => JsonScalar, { name: 'definition', description: "The whole bot as JSON, in the flow engine's format." })
  wholeDefinition(): unknown {
    return this.whole();
  }

  @Field(() => DateTimeScalar, { description: 'When it was last saved.' })
  updatedAt!: Date;

  @Field(() => UserStub, { nullable: true, name: 'updatedBy', description: 'Who saved it last; null for API keys.' })
  author(): Foreign | null {
    return this.updatedBy === null ? null : { id: toGlobalId('user', this.updatedBy) };
  }
}

@ObjectType('DraftChange', { description: 'A save of the draft.' })
export class DraftChangeType {
  botUuid!: string;
  byUuid!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The id of the save; null if it had none.',
  })
  saveId!: string | null;

  @Field(() => ID, { description: 'The bot.' })
  botId(): string {
    return toGlobalId('bot', this.botUuid);
  }

  @Field(() => Int, { description: 'Its new revision.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => UserStub, { nullable: true, description: 'Who saved it; null for API keys.' })
  by(): Foreign | null {
    return this.byUuid === null ? null : { id: toGlobalId('user', this.byUuid) };
  }
}

export function asProblem(problem: Problem, locale: Locale): ProblemType {
  return { ...problem, message: problem.message[locale], fix: problem.fix?.[locale] ?? null };
}
