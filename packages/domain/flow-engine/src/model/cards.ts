import type { FlowText } from './flow-text.js';

/** One card of a row of cards. */
export interface Card {
  id: string;
  title: FlowText;
  text: FlowText;
  /** `https:` or `http:` address, or empty. */
  imageUrl: string;
  /** What the picture shows; empty where the title says it. */
  imageAlt: FlowText;
  buttons: CardButton[];
}

/** A button of a card: an answer with its own port, or a link. */
export interface CardButton {
  id: string;
  label: FlowText;
  /** Where a link leads; empty for an answer. */
  url: string;
  /** Stored value of an answer; null stores the title of the card. */
  value: string | null;
}
