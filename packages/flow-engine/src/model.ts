/** Languages a bot can speak. Spanish is the platform's first language. */
export type Locale = 'es' | 'en';

/** A text in one or both languages; the bot's own locale is used where a translation is missing. May hold light Markdown and `{{ variables }}`. */
export type FlowText = { es?: string | undefined; en?: string | undefined };

/** Everything a conversation needs to run: the content of a draft and of an immutable version. Plain JSON. */
export interface BotDefinition {
  schemaVersion: 1;
  locale: Locale;
  /** Languages in which the bot answers; contains `locale`. */
  locales: Locale[];
  tone: Tone;
  profile: BusinessProfile;
  /** The first flow is the main flow. */
  flows: Flow[];
  variables: Variable[];
  prompts: Prompt[];
  knowledge: KnowledgeEntry[];
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
  /** Minor units of the profile's currency; null where the price is on request. */
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
}

export interface KnowledgeEntry {
  id: string;
  question: string;
  answer: string;
  isActive: boolean;
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
  events: FlowEvent[];
  groups: Group[];
  edges: Edge[];
}

/** Exactly one `start`; at most one `invalidReply` and one `fallback`. */
export interface FlowEvent {
  id: string;
  kind: 'start' | 'invalidReply' | 'fallback';
  position: Position;
}

export interface Position {
  x: number;
  y: number;
}

/** A titled card of ordered blocks; control falls from one block to the next. */
export interface Group {
  id: string;
  title: string;
  position: Position;
  blocks: Block[];
}

/** One connection. Each source has at most one edge; both ends must exist. */
export interface Edge {
  id: string;
  source: EdgeSource;
  target: EdgeTarget;
}

/** `event`: out of an event; `block`: out of a block instead of falling to the next; `port`: out of a named exit of a block. */
export type EdgeSource =
  | { kind: 'event'; id: string }
  | { kind: 'block'; id: string }
  | { kind: 'port'; id: string; port: string };

/** Without `blockId` the group's first block. */
export interface EdgeTarget {
  groupId: string;
  blockId?: string | undefined;
}

export interface QuestionOptions {
  prompt: FlowText;
  /** Name of the variable that takes the normalised answer; null stores nothing. */
  variable: string | null;
  /** Said after an answer that was not understood; empty uses a text of the kind. */
  retry: FlowText;
  /** How many wrong answers are asked again before the port `failed` is taken. */
  retryLimit: number;
  placeholder: FlowText;
  isRequired: boolean;
}

export interface ChoiceItem {
  id: string;
  label: FlowText;
  /** A second, quieter text at the end of the button: price, duration. */
  detail: FlowText;
  /** Stored value; null stores the label. */
  value: string | null;
  /** Shown only where it holds; null shows always. */
  condition: ConditionRow | null;
}

/** One row of a condition: comparisons joined by AND (`ALL`) or OR (`ANY`). */
export interface ConditionRow {
  id: string;
  match: 'ALL' | 'ANY';
  comparisons: Comparison[];
}

export interface Comparison {
  /** A variable's name or a path such as `business.name`. */
  left: string;
  operator: ComparisonOperator;
  /** A text template; unused by operators without a right side. */
  right: string;
}

export type ComparisonOperator =
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'CONTAINS'
  | 'NOT_CONTAINS'
  | 'STARTS_WITH'
  | 'GREATER'
  | 'GREATER_OR_EQUAL'
  | 'LESS'
  | 'LESS_OR_EQUAL'
  | 'IS_EMPTY'
  | 'IS_NOT_EMPTY'
  | 'MATCHES';

/** Options of each block kind. A new kind is a folder under `blocks/` and a line in the registry. */
export interface BlockOptions {
  /** Said one at a time, chosen by chance of the conversation. */
  text: { variations: FlowText[] };
  image: { url: string; alt: FlowText };
  textInput: QuestionOptions & {
    isLong: boolean;
    minLength: number | null;
    maxLength: number | null;
    /** RE2 syntax, at most 500 characters. */
    pattern: string | null;
  };
  numberInput: QuestionOptions & {
    min: number | null;
    max: number | null;
    step: number | null;
    unit: string;
    /** ISO 4217 code, or empty for a plain number. */
    currency: string;
  };
  emailInput: QuestionOptions;
  phoneInput: QuestionOptions & { /** Alpha-2; empty uses the business's country. */ country: string };
  /** `min` and `max`: `today` or `YYYY-MM-DD`. */
  dateInput: QuestionOptions & { min: string | null; max: string | null; mustBeOpen: boolean };
  choiceInput: QuestionOptions & {
    isMultiple: boolean;
    isSearchable: boolean;
    items: ChoiceItem[];
    /** `business.services` or a list variable whose entries become items. */
    listVariable: string | null;
  };
  rating: QuestionOptions & { scale: 'STARS' | 'NUMBERS' | 'NPS'; /** Counts towards CSAT or NPS. */ isSatisfaction: boolean };
  condition: { rows: ConditionRow[] };
  setVariable: { variable: string; value: string; operation: 'SET' | 'ADD' | 'APPEND' | 'CLEAR' };
  jump: { target: EdgeTarget | null };
  businessHours: Record<never, never>;
  aiResponse: {
    promptId: string | null;
    /** Template of the question; empty takes the visitor's last message. */
    question: string;
    /** Said before the port `unknown` when that port has no edge. */
    unknownText: FlowText;
  };
  handOff: { reason: FlowText; message: FlowText };
  goal: { name: string; /** Major units; a template that must render to a number, or empty. */ amount: string; currency: string };
  end: { message: FlowText };
}

export type BlockKind = keyof BlockOptions;
export type Block = { [K in BlockKind]: { id: string; kind: K; options: BlockOptions[K] } }[BlockKind];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;

export type BlockFamily = 'MESSAGES' | 'QUESTIONS' | 'LOGIC' | 'AI' | 'INTEGRATION' | 'HUMAN';

/**
 * Exits that a block offers besides falling to the next block:
 * choiceInput: each item's id (all other answers fall through); every question: `failed`; condition: each row's id and `else`;
 * businessHours: `open`, `closed`; aiResponse: `unknown`; handOff: `closed` (outside opening hours).
 */
export type PortId = string;

/** The safe tree that channels render; text never holds markup. */
export type ContentNode =
  | { kind: 'paragraph'; children: InlineNode[] }
  | { kind: 'list'; isOrdered: boolean; items: InlineNode[][] }
  | { kind: 'image'; url: string; alt: string };

export type InlineNode =
  | { kind: 'text'; text: string; isBold?: boolean; isItalic?: boolean; isCode?: boolean }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'break' };

/** What the engine waits for, as a channel must draw it. */
export interface Awaiting {
  blockId: string;
  kind: 'TEXT' | 'NUMBER' | 'EMAIL' | 'PHONE' | 'DATE' | 'CHOICE' | 'RATING' | 'HUMAN';
  placeholder: string;
  isLong: boolean;
  isMultiple: boolean;
  isSearchable: boolean;
  choices: { id: string; label: string; detail: string }[];
  /** Rating: lowest and highest value; number and date: limits as text. */
  min: string | null;
  max: string | null;
  scale: 'STARS' | 'NUMBERS' | 'NPS' | null;
}

/** The engine's memory of one conversation. Plain JSON, stored whole. */
export interface SessionState {
  schemaVersion: 1;
  locale: Locale;
  flowId: string;
  /** The block that waits, or the block to go on from after an effect; null before the start and after the end. */
  position: { groupId: string; blockId: string } | null;
  awaiting: Awaiting | null;
  /** Set while an effect is open: the engine accepts only its result. */
  openEffect: Effect | null;
  variables: Record<string, VariableValue>;
  retryCount: number;
  hasAnswered: boolean;
  isHandedOff: boolean;
  lastMessage: string;
  /** State of the engine's own chance, so that a replay is exact. */
  seed: number;
  endReason: EndReason | null;
}

export type EndReason = 'COMPLETED' | 'GOAL' | 'RESOLVED_BY_BOT' | 'RESOLVED_BY_HUMAN' | 'ABANDONED' | 'EXPIRED' | 'ERROR' | 'BLOCKED';

export type StepInput =
  | { kind: 'start' }
  | { kind: 'text'; text: string }
  | { kind: 'choice'; ids: string[] }
  | { kind: 'rating'; value: number }
  | { kind: 'effectResult'; effectId: string; result: EffectResult }
  /** A member gave the conversation back: the waiting question is asked again. */
  | { kind: 'resume' };

/** Facts of the moment, given by the caller: the engine reads no clock and no chance of its own. */
export interface StepContext {
  now: Date;
  /** Most blocks one step may run; default 200. Over it the conversation ends with ERROR. */
  blockBudget?: number;
  /** First block to run instead of the start event (simulator). */
  fromBlockId?: string;
}

/** Things to do outside the engine; the caller performs them and steps on with `effectResult`. */
export type Effect = {
  kind: 'answer';
  /** Unique in the conversation and the same when the step is repeated: usable as an idempotency key. */
  id: string;
  blockId: string;
  promptId: string | null;
  question: string;
  locale: Locale;
};

export type EffectResult =
  | { kind: 'answered'; text: string; sourceId: string | null; score: number }
  | { kind: 'unknown' }
  | { kind: 'failed'; code: string };

/** What happened in a step, in order. Messages go to the visitor; the rest becomes events and trace. */
export type StepOutput =
  | { kind: 'message'; blockId: string; content: ContentNode[]; /** Plain text of the same. */ text: string }
  | { kind: 'asked'; blockId: string; questionKind: Awaiting['kind'] }
  | { kind: 'answered'; blockId: string; value: VariableValue; text: string }
  | { kind: 'notUnderstood'; blockId: string; text: string }
  | { kind: 'variableSet'; blockId: string; name: string; value: VariableValue }
  | { kind: 'rated'; blockId: string; scale: 'STARS' | 'NUMBERS' | 'NPS'; value: number; isSatisfaction: boolean }
  | { kind: 'goalReached'; blockId: string; name: string; amountMinor: number | null; currency: string | null }
  | { kind: 'unanswered'; blockId: string; question: string }
  | { kind: 'handedOff'; blockId: string; reason: string }
  | { kind: 'ended'; blockId: string | null; reason: EndReason }
  | { kind: 'entered'; groupId: string; blockId: string; blockKind: BlockKind }
  | { kind: 'fault'; blockId: string | null; code: string };

export interface StepResult {
  state: SessionState;
  outputs: StepOutput[];
  effects: Effect[];
}

/** A finding about a definition; errors gate publishing. */
export interface Problem {
  code: ProblemCode;
  severity: 'ERROR' | 'WARNING';
  flowId: string | null;
  groupId: string | null;
  blockId: string | null;
  /** Path of the option inside the block or of the field in the profile. */
  field: string | null;
  message: { es: string; en: string };
  /** What would mend it, in words, or null. */
  fix: { es: string; en: string } | null;
}

export type ProblemCode =
  | 'NO_START_EDGE'
  | 'DANGLING_EDGE'
  | 'DUPLICATE_EDGE'
  | 'MISSING_OPTION'
  | 'UNKNOWN_VARIABLE'
  | 'RESERVED_NAME'
  | 'LOOP_WITHOUT_QUESTION'
  | 'TEXT_TOO_LONG'
  | 'BAD_PATTERN'
  | 'BAD_TEMPLATE'
  | 'UNREACHABLE_GROUP'
  | 'DEAD_END'
  | 'CONDITION_WITHOUT_ELSE'
  | 'CHOICE_WITHOUT_PATH'
  | 'MISSING_TRANSLATION'
  | 'EMPTY_TEXT'
  | 'BAD_PROFILE';
