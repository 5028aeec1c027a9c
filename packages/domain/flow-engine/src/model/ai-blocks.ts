import type { FlowText } from './flow-text.js';

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
