import { connectionOf, DateTimeScalar, LocalizedText, Node, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { type Bot, type BotStatus, statusOf } from '../domain/bot.js';
import type {
  Confirmation,
  ConversationsChoice,
  Publication,
  PublicationStep,
  StepName,
} from '../domain/publication.js';
import { confirmationText } from './confirmation-text.js';
import {
  BotStatusEnum,
  ConversationsChoiceEnum,
  PublicationStatusEnum,
  StepStatusEnum,
  VersionActionEnum,
} from './enums.js';
import { BotTemplateStub, IndustryStub, OrganizationStub, UserStub } from './foreign.type.js';

const stepLabels: Record<StepName, LocalizedText> = {
  validate: { es: 'Revisar el borrador', en: 'Check the draft' },
  version: { es: 'Guardar la versión', en: 'Save the version' },
  confirm: { es: 'Esperar la confirmación', en: 'Wait for the confirmation' },
  warm: { es: 'Preparar el bot', en: 'Prepare the bot' },
  activate: { es: 'Ponerla en vivo', en: 'Go live' },
};

@ObjectType('EmbedSnippet', { description: 'How to embed the chat in a web page.' })
export class EmbedSnippetType {
  @Field(() => String, { description: 'The script tag to paste before the end of the page.' })
  html!: string;

  @Field(() => String, { description: 'URL of the script.' })
  scriptUrl!: string;

  @Field(() => String, { description: 'URL of a page with only the chat.' })
  chatUrl!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The same page at this machine's address in its network, if the public address is the machine itself (localhost); null otherwise.",
  })
  networkChatUrl!: string | null;
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "publicId")')
@ObjectType('Bot', { implements: Node, description: 'A chatbot: draft, versions, live pointer.' })
export class BotType {
  id!: string;
  organizationId!: string;
  industryId!: string | null;
  templateId!: string | null;
  liveVersionId!: string | null;
  isPaused!: boolean;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('bot', this.id);
  }

  @Field(() => String, { description: 'Its public id on web pages; not a secret, never changes.' })
  publicId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => OrganizationStub, { description: 'Its organization.' })
  organization(): Foreign {
    return { id: toGlobalId('organization', this.organizationId) };
  }

  @Field(() => IndustryStub, { nullable: true, description: 'Industry of the business.' })
  industry(): Foreign | null {
    return this.industryId === null ? null : { id: toGlobalId('industry', this.industryId) };
  }

  @Field(() => BotTemplateStub, { nullable: true, description: 'The template from which it was made.' })
  template(): Foreign | null {
    return this.templateId === null ? null : { id: toGlobalId('botTemplate', this.templateId) };
  }

  @Field(() => BotStatusEnum, { description: 'What visitors currently see.' })
  status(): BotStatus {
    return statusOf(this);
  }

  @Field(() => [String], {
    description:
      'Pages that may embed it: hosts such as salon.mx, or *.salon.mx for all subdomains; empty for every page.',
  })
  allowedSites!: string[];

  @Field(() => Boolean, { description: 'Demo data.' })
  isDemo!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When name, state or live version last changed.' })
  updatedAt!: Date;
}

/** What a resolver returns for a bot: the domain object. */
export function asBot(bot: Bot): BotType {
  return Object.assign(new BotType(), bot);
}

@Directive('@key(fields: "id")')
@ObjectType('BotVersion', { implements: Node, description: 'An immutable, numbered, checksummed snapshot of a draft.' })
export class BotVersionType {
  id!: string;
  botId!: string;
  parentId!: string | null;
  authorId!: string | null;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('botVersion', this.id);
  }

  @Field(() => Int, { description: 'Counts from 1 within the bot.' })
  number!: number;

  @Field(() => String, { description: 'SHA-256 of the canonical JSON, hex.' })
  checksum!: string;

  @Field(() => UserStub, { nullable: true, description: 'Who published it; null for API keys.' })
  author(): Foreign | null {
    return this.authorId === null ? null : { id: toGlobalId('user', this.authorId) };
  }

  @Field(() => String, { description: 'What changed, as text.' })
  note!: string;

  @Field(() => Int, { description: 'Pinned conversations that changed when it was published all the same.' })
  changedPins!: number;

  @Field(() => String, { description: 'Why that was right; empty where none changed.' })
  changedPinsNote!: string;

  @Field(() => VersionActionEnum, { description: 'Where its content came from.' })
  action!: keyof typeof VersionActionEnum;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;
}

@ObjectType('PublicationStep', { description: 'One step of a publication.' })
export class PublicationStepType {
  @Field(() => String, { description: 'validate, version, confirm, warm or activate.' })
  name!: StepName;

  @Field(() => LocalizedText, { description: 'The step, as text.' })
  label(): LocalizedText {
    return stepLabels[this.name];
  }

  @Field(() => StepStatusEnum, { description: 'State.' })
  status!: keyof typeof StepStatusEnum;

  confirmation!: Confirmation | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What the step waits for, or why it failed; null where the label says everything.',
  })
  detail(): LocalizedText | null {
    return this.confirmation === null ? null : confirmationText(this.confirmation, this.status);
  }

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it started.' })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt!: Date | null;
}

@Directive('@key(fields: "id")')
@ObjectType('Publication', { implements: Node, description: 'One attempt to make a version live.' })
export class PublicationType {
  id!: string;
  botId!: string;
  versionId!: string;
  steps!: PublicationStep[];

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('publication', this.id);
  }

  @Field(() => PublicationStatusEnum, { description: 'Its status.' })
  status!: keyof typeof PublicationStatusEnum;

  @Field(() => ConversationsChoiceEnum, { description: 'What happens to open conversations.' })
  conversations!: ConversationsChoice;

  @Field(() => [PublicationStepType], { name: 'steps', description: 'Its steps in order.' })
  typedSteps(): PublicationStepType[] {
    return this.steps.map((step) => Object.assign(new PublicationStepType(), step));
  }

  @Field(() => DateTimeScalar, { description: 'When it was requested.' })
  startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, successfully or not.' })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Error code.' })
  error!: string | null;

  @Field(() => Int, { description: 'Incremented by every change.' })
  sequence!: number;
}

export function asPublication(publication: Publication): PublicationType {
  return Object.assign(new PublicationType(), publication);
}

export const { Connection: BotConnection } = connectionOf(BotType, 'Bot');
export const { Connection: BotVersionConnection } = connectionOf(BotVersionType, 'BotVersion');
export const { Connection: PublicationConnection } = connectionOf(PublicationType, 'Publication');
