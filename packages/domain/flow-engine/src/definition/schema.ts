import { z } from 'zod';
import type {
  Block,
  BlockKind,
  BotDefinition,
  BusinessProfile,
  Edge,
  Flow,
  FlowEvent,
  FlowNote,
  Group,
  Variable,
} from '../model.js';
import { blockKinds, definitionOf } from '../blocks/registry.js';
import { mostFlows } from './flow-parts.js';
import { isReservedName, variableNamePattern } from './names.js';
import { intentNames, trades } from '@tertulia/intents';
import {
  country,
  currency,
  edgeTarget,
  flowText,
  id,
  isoDate,
  name,
  text,
  url,
  variableReference,
  variableValue,
} from './parts.js';
import { readSite, sitesMax } from '../outside/sites.js';

const variableName = z
  .string()
  .regex(variableNamePattern, 'Use letters, digits and _; begin with a letter; at most 80 characters')
  .refine((value) => !isReservedName(value), 'This name is reserved');
const variableType = z.enum(['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'LIST', 'JSON']);

const coordinate = z.number().min(-1e7).max(1e7);
const position = z.object({ x: coordinate, y: coordinate });

function blockSchema(kind: BlockKind): z.ZodObject {
  return z.object({ id, kind: z.literal(kind), options: definitionOf(kind).options });
}

const [firstKind = 'text', ...otherKinds] = blockKinds;
// The kinds come from the registry, so the type of the union is taken from the model, not inferred by zod.
const block = z.discriminatedUnion('kind', [
  blockSchema(firstKind),
  ...otherKinds.map(blockSchema),
]) as unknown as z.ZodType<Block>;

const group: z.ZodType<Group> = z.object({
  ...{ id, title: name, position },
  blocks: z.array(block).max(60),
  isCollapsed: z.boolean().optional(),
});

const edge: z.ZodType<Edge> = z.object({
  id,
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('event'), id }),
    z.object({ kind: z.literal('block'), id }),
    z.object({ kind: z.literal('port'), id, port: id }),
  ]),
  target: edgeTarget,
});

/** How many words a flow may react to. */
const mostCommands = 50;

const event: z.ZodType<FlowEvent> = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.enum(['start', 'invalidReply', 'fallback']), position }),
  z.object({ id, kind: z.literal('intent'), intent: z.enum(intentNames), position }),
  z.object({ id, kind: z.literal('command'), word: name, isDetour: z.boolean(), position }),
  z.object({
    ...{ id, kind: z.literal('inactivity'), position },
    minutes: z.number().int().min(1).max(10_080),
    times: z.number().int().min(1).max(10),
  }),
  z.object({
    ...{ id, kind: z.literal('reply'), position },
    textVariable: variableReference.nullable(),
    nameVariable: variableReference.nullable(),
    kindVariable: variableReference.nullable(),
  }),
]);

const note: z.ZodType<FlowNote> = z.object({
  id,
  text,
  color: z.enum(['YELLOW', 'GREEN', 'BLUE', 'PINK']),
  position,
  width: z.number().min(64).max(2_000),
  height: z.number().min(32).max(2_000),
});

const flowValues = z
  .array(z.object({ name: variableName, type: variableType }))
  .max(20)
  .optional();

/** Schema of one flow; unknown keys are dropped. */
export const flowSchema: z.ZodType<Flow> = z.object({
  id,
  name,
  parameters: flowValues,
  results: flowValues,
  events: z.array(event).max(5 + intentNames.length + mostCommands),
  groups: z.array(group).max(500),
  edges: z.array(edge).max(5_000),
  notes: z.array(note).max(200).optional(),
});

const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Use a time such as 09:30');
const intervals = z.array(z.object({ opens: time, closes: time })).max(12);

const profile: z.ZodType<BusinessProfile> = z.object({
  name,
  description: text,
  phones: z.array(z.string().max(40)).max(10),
  address: z.string().max(500),
  mapUrl: url,
  timeZone: z.string().max(80),
  currency,
  country,
  openingHours: z.array(z.object({ weekday: z.number().int().min(1).max(7), intervals })).max(7),
  exceptions: z.array(z.object({ date: isoDate, label: name, intervals })).max(400),
  services: z
    .array(
      z.object({
        id,
        name,
        description: text,
        priceMinor: z.number().int().min(0).max(1e14).nullable(),
        isPriceFrom: z.boolean(),
        durationMinutes: z.number().int().min(1).max(100_000).nullable(),
      }),
    )
    .max(500),
  paymentMethods: z.array(name).max(30),
  links: z.array(z.object({ label: name, url })).max(30),
});

const variable: z.ZodType<Variable> = z.object({
  name: variableName,
  type: variableType,
  scope: z.enum(['CONVERSATION', 'CONTACT', 'BOT', 'ORGANIZATION']),
  isPersonalData: z.boolean(),
  defaultValue: variableValue,
});

const expected = z.array(z.string().min(1).max(200)).max(10);
const promptCase = z.object({ id, question: z.string().min(1).max(500), contains: expected, excludes: expected });

/** Documents of a bot. */
export const mostDocuments = 50;

const locale = z.enum(['es', 'en']);

/** Schema of a whole definition; unknown keys are dropped. */
export const definitionSchema: z.ZodType<BotDefinition> = z.object({
  schemaVersion: z.literal(1),
  locale,
  locales: z.array(locale).min(1).max(2),
  tone: z.enum(['TU', 'USTED', 'VOS']),
  profile,
  flows: z.array(flowSchema).min(1).max(mostFlows),
  variables: z.array(variable).max(200),
  prompts: z
    .array(
      z.object({
        ...{ id, name, role: text, tone: text, limits: text, knowledge: text },
        cases: z.array(promptCase).max(30).optional(),
      }),
    )
    .max(100),
  knowledge: z.array(z.object({ id, question: text, answer: text, isActive: z.boolean() })).max(2_000),
  documents: z
    .array(z.object({ id, title: name, contentId: z.uuid() }))
    .max(mostDocuments)
    .optional(),
  theme: z.object({
    primaryColor: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Use a colour such as #1f6feb'),
    avatarText: z.string().max(16),
    position: z.enum(['RIGHT', 'LEFT']),
  }),
  settings: z.object({
    idleMinutes: z.number().int().min(1).max(10_080),
    resumeHours: z.number().int().min(1).max(8_760),
    answerModel: z
      .object({
        connectionId: id,
        model: z
          .string()
          .max(200)
          .overwrite((text) => text.trim()),
        tokensPerAnswer: z.number().int().min(16).max(4_000),
        tokensPerConversation: z.number().int().min(100).max(10_000_000),
        tokensPerMonth: z.number().int().min(100).max(2_000_000_000),
        deadlineSeconds: z.number().int().min(2).max(30),
      })
      .optional(),
    intents: z
      .object({
        trade: z.enum(trades).optional(),
        urgentText: flowText.optional(),
        replies: z.partialRecord(z.enum(intentNames), z.object({ isOff: z.boolean(), text: flowText })).optional(),
      })
      .optional(),
    framedSites: z
      .array(z.string().refine((site) => readSite(site) === site, 'Use a host such as salon.mx'))
      .max(sitesMax)
      .optional(),
  }),
});

/** JSON Schema of a flow, for editors and partners. */
export const flowJsonSchema: Record<string, unknown> = z.toJSONSchema(flowSchema, {
  unrepresentable: 'any',
  io: 'input',
});
