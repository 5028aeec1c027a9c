import type { AiBlockOptions } from './ai-blocks.js';
import type { AddressExtra, FormField, RatingComment } from './answer-parts.js';
import type { Card } from './cards.js';
import type { BlockConditionRow, ConditionRow } from './condition.js';
import type { EdgeTarget } from './edge.js';
import type { FlowText } from './flow-text.js';
import type { FileOptions } from './received-files.js';
import type { ValueOperation } from './value-operation.js';

export interface QuestionOptions {
  prompt: FlowText;
  /** Name of the variable that stores the normalised answer; null stores nothing. */
  variable: string | null;
  /** Sent after an answer that was not understood; when empty, the default text of the kind is used. */
  retry: FlowText;
  /** How many wrong answers are followed by a retry before the port `failed` is taken. */
  retryLimit: number;
  placeholder: FlowText;
  isRequired: boolean;
}

export interface ChoiceItem {
  id: string;
  label: FlowText;
  /** Secondary text of the button, such as price or duration. */
  detail: FlowText;
  /** Other words for the choice, in any language, that visitors may type. Absent for none; they are never shown. */
  synonyms?: string[] | undefined;
  /** Stored value; null stores the label. */
  value: string | null;
  /** The item is shown only when this is true; null shows it always. */
  condition: ConditionRow | null;
}

/** A choice with a picture. */
export interface PictureItem extends ChoiceItem {
  /** `https:` or `http:` address, or empty. The label says what it shows. */
  imageUrl: string;
}

/** What the choices of a list say: for each, a path inside an entry such as `price.text`. */
export interface ListFields {
  /** Empty: the entry itself, or its `label`, `name` or `title`. */
  label: string;
  /** Empty for no detail. */
  detail: string;
  /** Empty stores the label, `.` the whole entry. */
  value: string;
  /** Empty for no picture; shown by a choice of pictures. */
  imageUrl: string;
}

/** Options of the questions that are answered by choosing. */
export interface ChoiceOptions<Item extends ChoiceItem> extends QuestionOptions {
  isMultiple: boolean;
  isSearchable: boolean;
  items: Item[];
  /** `business.services` or a variable with a list; its entries become items. */
  listVariable: string | null;
  /** Absent for the texts of the entries. */
  listFields?: ListFields | undefined;
}

/** One path of a split. Together they have 100 percent. */
export interface SplitPart {
  id: string;
  name: string;
  percent: number;
}

/** Stores a value of a response in a variable: the first match of a JSONPath (RFC 9535), or null without a match. */
export interface ResponseMapping {
  id: string;
  path: string;
  variable: string;
}

/** The value of one input of an action. */
export interface ActionInputValue {
  name: string;
  /** A template; ignored when there are entries. */
  value: string;
  /** For an input that takes several named values, such as the columns of a row: templates, sent as one JSON object. */
  entries?: { name: string; value: string }[] | undefined;
}

/** Options of the blocks that have work done outside the platform. */
export interface OutsideOptions {
  /** Continue at once: no result comes back, and the work is repeated for up to three days until it succeeds. */
  isBackground: boolean;
}

/** Options of each block kind. A new kind is a folder under `blocks/` and a line in the registry. */
export interface BlockOptions extends AiBlockOptions {
  /** One of them is sent, chosen at random. */
  text: { variations: FlowText[] };
  image: { url: string; alt: FlowText };
  /** `url`: of a file, or of a page of YouTube or Vimeo. `captionsUrl`: WebVTT. */
  video: { url: string; title: FlowText; posterUrl: string; captionsUrl: string };
  audio: { url: string; title: FlowText; transcript: FlowText };
  file: { url: string; title: FlowText };
  /**
   * A page inside the chat. `url`: a template with a fixed host, on one of the bot's `framedSites`. With `waitsFor` the flow goes on once the page posts
   * that event, whose value is stored, or the visitor presses the button.
   */
  embed: {
    url: string;
    /** Also for screen readers. */
    title: FlowText;
    /** Of the frame, in CSS pixels. */
    height: number;
    waitsFor: { event: string; variable: string | null } | null;
  };
  /** What is empty is taken from the business. `address` is a template; without a map, one is searched for the address. */
  location: { name: FlowText; address: string; mapUrl: string };
  /** `rule`: an expression in CEL that an answer (`value`) must fulfil; absent for none. */
  textInput: QuestionOptions & {
    isLong: boolean;
    minLength: number | null;
    maxLength: number | null;
    /** RE2 syntax, at most 500 characters. */
    pattern: string | null;
    rule?: string | undefined;
  };
  numberInput: QuestionOptions & {
    min: number | null;
    max: number | null;
    step: number | null;
    unit: string;
    /** ISO 4217 code, or empty for a plain number. */
    currency: string;
    /** As of `textInput`. */
    rule?: string | undefined;
  };
  emailInput: QuestionOptions;
  phoneInput: QuestionOptions & { /** Alpha-2; empty uses the business's country. */ country: string };
  /** `min` and `max`: `YYYY-MM-DD`, `today`, `today+60`, or a template with such a day. */
  dateInput: QuestionOptions & {
    min: string | null;
    max: string | null;
    mustBeOpen: boolean;
    /** Weekdays that cannot be chosen, 1 = Monday ... 7 = Sunday. Absent for none. */
    daysOff?: number[] | undefined;
    /** A time is asked for after the day; else one is only kept when it is said. */
    asksTime?: boolean | undefined;
    /** A first and a last day; the last one is stored in `<variable>_end`. */
    isRange?: boolean | undefined;
  };
  /**
   * Stores an address as one line, and its parts in `<variable>_street`, `_city`, `_region`, `_postal_code` and `_country`. `asks`: what is asked for
   * besides street and city.
   */
  address: QuestionOptions & { asks: AddressExtra[]; submit: FlowText };
  /** Stores a web address as `https://host/path`. */
  urlInput: QuestionOptions;
  /** Stores `HH:mm`. `min` and `max` as `HH:mm`; `mustBeOpen`: within the opening hours of the day in `dayVariable`, of any day without one. */
  timeInput: QuestionOptions & {
    min: string | null;
    max: string | null;
    mustBeOpen: boolean;
    dayVariable: string | null;
  };
  /** Stores true or false. */
  confirm: QuestionOptions & { yes: FlowText; no: FlowText };
  choiceInput: ChoiceOptions<ChoiceItem>;
  pictureChoice: ChoiceOptions<PictureItem>;
  cards: QuestionOptions & { cards: Card[] };
  /** Stores an object with the value of each field, by its variable, else by its id. `submit`: the words of the button. */
  form: QuestionOptions & { fields: FormField[]; submit: FlowText };
  fileInput: QuestionOptions & FileOptions;
  rating: QuestionOptions & {
    scale: 'STARS' | 'NUMBERS' | 'NPS';
    /** Counts towards CSAT or NPS. */ isSatisfaction: boolean;
    /** Absent for none. */
    comment?: RatingComment | undefined;
  };
  condition: { rows: BlockConditionRow[] };
  /** What decides is kept for a conversation, so that it always takes the same part. */
  split: { parts: SplitPart[] };
  /** `FOR`: `amount`, a template, in the unit. `UNTIL`: the next time that a clock shows `time`, a template of `HH:mm`. At most 30 days. */
  wait: { mode: 'FOR' | 'UNTIL'; amount: string; unit: 'SECONDS' | 'MINUTES' | 'HOURS' | 'DAYS'; time: string };
  setVariable: {
    variable: string;
    /** A template; for `EXPRESSION` an expression in CEL. Ignored by operations that know their value. */
    value: string;
    operation: ValueOperation;
    /** `POP` and `SHIFT`: where the entry that is taken away is stored. Absent or empty for nowhere. */
    itemVariable?: string | undefined;
    /** `MAP_ITEM`: finds an entry of one list, and stores the entry at the same place of another. */
    match?: { item: string; list: string; target: string } | undefined;
  };
  /** Inside a list `loop` leads to the next entry (`NEXT`), or out of the list (`LEAVE`), instead of to the target. */
  jump: { target: EdgeTarget | null; loop?: 'NEXT' | 'LEAVE' | undefined };
  /** Runs another flow of the bot, then goes on with the next block. */
  callFlow: {
    flowId: string | null;
    /** Values of parameters, by name: templates. */
    inputs: { name: string; value: string }[];
    /** By name of a result: the variable that stores it. */
    outputs: { name: string; variable: string }[];
  };
  /** Goes back to the block that called the flow, with values by name of result: templates. */
  return: { values: { name: string; value: string }[] };
  /** Takes the port `each` once for each entry of a list, then goes on with the next block. */
  loop: {
    /** `business.services` or a variable with a list. */
    list: string;
    /** The variable that holds the entry. */
    item: string;
    /** The variable that holds the number of the entry, from 1; null for none. */
    index: string | null;
  };
  businessHours: Record<string, never>;
  httpRequest: OutsideOptions & {
    /** A connection whose credential is added to the request; null for none. */
    connectionId: string | null;
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    /** A template that begins with `https://`, or `http://`, and a fixed host; values in it are percent-encoded. */
    url: string;
    headers: { id: string; name: string; /** A template. */ value: string }[];
    /** How values are inserted into the body: as JSON, percent-encoded, or as they are. */
    bodyKind: 'NONE' | 'JSON' | 'FORM' | 'TEXT';
    body: string;
    mappings: ResponseMapping[];
    timeoutSeconds: number;
  };
  connector: OutsideOptions & {
    connectionId: string | null;
    /** An action of the connection's connector; empty for none. */
    action: string;
    inputs: ActionInputValue[];
    mappings: ResponseMapping[];
    timeoutSeconds: number;
  };
  sendEmail: OutsideOptions & {
    connectionId: string | null;
    /** Addresses separated by commas; templates, and a value adds no address. */
    to: string;
    /** Like `to`, one address; empty for none. */
    replyTo: string;
    subject: FlowText;
    text: FlowText;
    timeoutSeconds: number;
  };
  /**
   * Opens a one-time URL, stores it in the variable and waits for its call. In the background it does not wait; a later block
   * with the same variable waits for the call to that URL.
   */
  awaitWebhook: OutsideOptions & {
    variable: string;
    mappings: ResponseMapping[];
    timeoutMinutes: number;
  };
  payment: {
    /** What the money is for. */
    concept: FlowText;
    /** Major units; a template that must render to a number. */
    amount: string;
    /** Empty for the currency of the business. */
    currency: string;
  };
  /** `queue`: where the conversation waits for a person; absent or empty for the general queue. */
  handOff: { reason: FlowText; message: FlowText; queue?: string | undefined };
  goal: {
    name: string;
    /** Major units; a template that must render to a number, or empty. */ amount: string;
    currency: string;
  };
  end: { message: FlowText };
  /** A block of another program as JSON text, which does nothing. `isOff`: it may stay so in a published bot. */
  placeholder: { source: 'typebot'; type: string; raw: string; isOff: boolean };
}

export type BlockKind = keyof BlockOptions;
export type Block = { [K in BlockKind]: { id: string; kind: K; options: BlockOptions[K] } }[BlockKind];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;

export type BlockFamily = 'MESSAGES' | 'QUESTIONS' | 'LOGIC' | 'AI' | 'INTEGRATION' | 'HUMAN';

/**
 * Exits of a block besides continuing with the next block:
 * choiceInput and pictureChoice: each item's id (other answers continue with the next block); cards: the id of each button that is an answer; confirm: `yes`, `no`; every question: `failed`; fileInput: `skip`, unless a file is required; condition: each row's id and `else`;
 * split: each part's id; loop: `each`; wait: `replied` (the visitor wrote meanwhile);
 * businessHours: `open`, `closed`; aiResponse: `unknown`; classify: each intent's id and `none`; extract: `missing`; handOff: `closed` (outside opening hours), `returned` (the visitor went back to the bot); httpRequest, connector and
 * sendEmail: `failed`, `timeout`; awaitWebhook: `received`, `timeout`; none of these in the background; payment: `failed` (nothing was paid).
 */
export type PortId = string;
