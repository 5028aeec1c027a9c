import type { IntentName, Trade } from '@tertulia/intents';
import type { Block } from './blocks.js';
import type { Edge } from './edge.js';
import type { FlowText, Locale } from './flow-text.js';

/** The content of a bot's draft or immutable version: everything needed to run a conversation. Plain JSON. */
export interface BotDefinition {
  schemaVersion: 1;
  locale: Locale;
  /** Languages of the bot; contains `locale`. */
  locales: Locale[];
  tone: Tone;
  profile: BusinessProfile;
  /** The first flow is the main flow. */
  flows: Flow[];
  variables: Variable[];
  prompts: Prompt[];
  knowledge: KnowledgeEntry[];
  /** Documents that the bot may answer from; absent for none. Their passages are kept apart. */
  documents?: KnowledgeDocument[] | undefined;
  theme: Theme;
  settings: ConversationSettings;
}

/** Form of address used by the bot. */
export type Tone = 'TU' | 'USTED' | 'VOS';

export interface ConversationSettings {
  /** Minutes without a message after which a conversation no longer counts as live and is ended. */
  idleMinutes: number;
  /** Hours during which a returning visitor continues the same conversation. */
  resumeHours: number;
  /** The language model that writes the answers; absent when they come from the knowledge only. */
  answerModel?: AnswerModel | undefined;
  /** What the bot understands besides answers; absent for the defaults. */
  intents?: IntentSettings | undefined;
  /** Sites whose pages the bot may show inside the chat: hosts, or `*.` before one. Absent for none. */
  framedSites?: string[] | undefined;
}

/** How a bot reacts to what visitors want of it at any question. */
export interface IntentSettings {
  /** The trade of the business: some words mean danger in one trade only. */
  trade?: Trade | undefined;
  /** Said when a visitor tells of danger to health, instead of the default. Thoughts of suicide and other dangers always get the country's numbers. */
  urgentText?: FlowText | undefined;
  /** By intent: whether it is understood at all, and what is said instead of the default. */
  replies?: Partial<Record<IntentName, { isOff: boolean; text: FlowText }>> | undefined;
}

/** A language model behind a connection, and what it may use. When it gives no answer, the knowledge answers. */
export interface AnswerModel {
  /** The connection, by its id of the API. */
  connectionId: string;
  /** The model's name; empty for the one of the connection. */
  model: string;
  /** Tokens of one answer. */
  tokensPerAnswer: number;
  /** Tokens of a conversation, with what is sent to the model. */
  tokensPerConversation: number;
  /** Tokens of the bot in a calendar month (UTC), with what is sent to the model. */
  tokensPerMonth: number;
  /** How long an answer of the model is waited for. */
  deadlineSeconds: number;
}

export interface Theme {
  /** `#rrggbb`, the owner's colour. */
  primaryColor: string;
  /** Two letters or an emoji shown as the avatar. */
  avatarText: string;
  position: 'RIGHT' | 'LEFT';
}

export interface BusinessProfile {
  name: string;
  description: string;
  phones: string[];
  address: string;
  /** `https:` address of a map, or empty. */
  mapUrl: string;
  /** IANA zone id. */
  timeZone: string;
  /** ISO 4217 code. */
  currency: string;
  /** ISO 3166-1 alpha-2 code, used to read national phone numbers. */
  country: string;
  openingHours: OpeningHours[];
  exceptions: DayException[];
  services: Service[];
  paymentMethods: string[];
  links: { label: string; url: string }[];
}

/** Opening intervals of one weekday; a weekday without an entry is closed. */
export interface OpeningHours {
  /** 1 = Monday ... 7 = Sunday (ISO 8601). */
  weekday: number;
  intervals: TimeInterval[];
}

/** Local times `HH:mm`; `closes` after `opens`, or `24:00`. */
export interface TimeInterval {
  opens: string;
  closes: string;
}

/** A calendar day with other hours; no intervals means closed. */
export interface DayException {
  /** `YYYY-MM-DD` in the profile's zone. */
  date: string;
  label: string;
  intervals: TimeInterval[];
}

export interface Service {
  id: string;
  name: string;
  description: string;
  /** Minor units of the profile's currency; null when the price is on request. */
  priceMinor: number | null;
  /** True where the price is "from". */
  isPriceFrom: boolean;
  durationMinutes: number | null;
}

export interface Prompt {
  id: string;
  name: string;
  role: string;
  tone: string;
  limits: string;
  knowledge: string;
  /** Questions with what their answers must say; absent for none. */
  cases?: PromptCase[] | undefined;
}

/** A question with which a prompt is tried. Texts are sought in the answer without regard to case and accents. */
export interface PromptCase {
  id: string;
  question: string;
  /** Every one of these is in the answer. */
  contains: string[];
  /** None of these is in the answer. */
  excludes: string[];
}

export interface KnowledgeEntry {
  id: string;
  question: string;
  answer: string;
  isActive: boolean;
}

/** A document of the knowledge. */
export interface KnowledgeDocument {
  id: string;
  title: string;
  /** Names its passages, which never change: a document that is replaced gets others. */
  contentId: string;
}

export type VariableType = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'LIST' | 'JSON';
export type VariableScope = 'CONVERSATION' | 'CONTACT' | 'BOT' | 'ORGANIZATION';

export interface Variable {
  name: string;
  type: VariableType;
  scope: VariableScope;
  isPersonalData: boolean;
  defaultValue: VariableValue;
}

export type VariableValue = string | number | boolean | null | VariableValue[] | { [key: string]: VariableValue };

export interface Flow {
  id: string;
  name: string;
  /** Values that the flow is called with. In it they hide variables of the same name. Absent for none. */
  parameters?: FlowValue[] | undefined;
  /** Values that the flow can return. Absent for none. */
  results?: FlowValue[] | undefined;
  events: FlowEvent[];
  groups: Group[];
  edges: Edge[];
  /** Comments on the canvas, for those who build the bot; no conversation ever sees them. Absent for none. */
  notes?: FlowNote[] | undefined;
}

/** A comment on the canvas. */
export interface FlowNote {
  id: string;
  text: string;
  color: NoteColor;
  position: Position;
  width: number;
  height: number;
}

export type NoteColor = 'YELLOW' | 'GREEN' | 'BLUE' | 'PINK';

/** A named value that is passed to a flow, or returned by it. */
export interface FlowValue {
  name: string;
  type: VariableType;
}

/**
 * Where a path begins. Exactly one `start`; at most one `invalidReply`, `fallback`, `inactivity` and `reply`, one `intent` for each
 * intent, whose path runs instead of what the bot does by default, and one `command` for each word.
 */
export type FlowEvent =
  | { id: string; kind: 'start' | 'invalidReply' | 'fallback'; position: Position }
  | { id: string; kind: 'intent'; intent: IntentName; position: Position }
  /** The visitor writes just this word, with or without a slash. With `isDetour` the open question is asked again afterwards. */
  | { id: string; kind: 'command'; word: string; isDetour: boolean; position: Position }
  /** Nobody has answered for this many minutes; again after as many more, `times` in all, until the visitor writes. */
  | { id: string; kind: 'inactivity'; minutes: number; times: number; position: Position }
  /**
   * Every reply to a question, before it is read. The variables get its text, the variable in which the question stores its answer, and
   * the kind of the question; null for none.
   */
  | {
      id: string;
      kind: 'reply';
      textVariable: string | null;
      nameVariable: string | null;
      kindVariable: string | null;
      position: Position;
    };

/** Names an event within its flow. */
export type FlowEventKey =
  | Exclude<FlowEvent['kind'], 'intent' | 'command'>
  | `intent:${IntentName}`
  | `command:${string}`;

export interface Position {
  x: number;
  y: number;
}

/** A titled list of blocks, run in order. */
export interface Group {
  id: string;
  title: string;
  position: Position;
  blocks: Block[];
  /** Shown on the canvas by its title alone; absent for false. */
  isCollapsed?: boolean | undefined;
}
