import type { FlowText } from './flow-text.js';

/** An action that the model may do while it answers, with a connection of the bot. */
export interface AiTool {
  id: string;
  connectionId: string | null;
  /** An action of the connection's connector; empty for none. */
  action: string;
  /** When it is to be done, for the model. */
  description: string;
  inputs: AiToolInput[];
}

/** One input of an action. The owner gives its value, or leaves it to the model. */
export interface AiToolInput extends AiToolValue {
  /** For an input that takes several named values, such as the columns of a row. */
  entries?: AiToolValue[] | undefined;
}

export interface AiToolValue {
  name: string;
  /** A template; empty for what the model says. */
  value: string;
  /** What it is, for the model. */
  description: string;
}

/** What visitors may want, in the words of the owner. */
export interface ClassifiedIntent {
  id: string;
  name: string;
  /** For the model; empty for none. */
  description: string;
  /** Sentences of visitors. */
  examples: string[];
}

/** A value that is looked for in a text. */
export interface ExtractedField {
  id: string;
  variable: string;
  type: ExtractedType;
  /** What it is, such as `number of guests`. */
  description: string;
  isRequired: boolean;
}

/** How a found value is read before it is stored: e-mail lower case, phone E.164, date `YYYY-MM-DD`, time `HH:mm`. */
export type ExtractedType = 'TEXT' | 'NAME' | 'EMAIL' | 'PHONE' | 'NUMBER' | 'DATE' | 'TIME';

/** Options of the blocks that a language model may do. */
export interface AiBlockOptions {
  aiResponse: {
    promptId: string | null;
    /** Template of the question; when empty, the visitor's last message. */
    question: string;
    /** Sent when there is no answer and the port `unknown` has no edge. */
    unknownText: FlowText;
    /** Absent for true: the answer comes from the knowledge. With false a model knows only its prompt and what was said. */
    usesKnowledge?: boolean | undefined;
    /** What the model may do; absent for nothing. */
    tools?: AiTool[] | undefined;
  };
  classify: {
    /** Template of the text; when empty, the visitor's last message. */
    text: string;
    intents: ClassifiedIntent[];
    /** Stores the name of the intent, and nothing where there is none; null stores nothing. */
    variable: string | null;
  };
  extract: {
    /** Template of the text; when empty, the visitor's last message. */
    text: string;
    /** The model also reads what was said before. */
    usesHistory: boolean;
    fields: ExtractedField[];
  };
}
