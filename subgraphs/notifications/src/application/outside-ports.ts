import type { OutWay, Severity } from '../domain/kinds.js';
import type { Occasion } from '../domain/notification.js';
import type { Notice } from '../domain/watch.js';

/** What other systems of an organization are told of an occasion, besides what the occasion says. */
export interface OutsideNews {
  readonly ways: readonly OutWay[];
  readonly severity: Severity;
  /** ONCE for what has no end. */
  readonly notice: 'ONCE' | Notice;
  readonly botName: string | null;
  readonly figure: number | null;
  readonly threshold: number | null;
  /** In the language of the organization. */
  readonly title: string;
  readonly text: string;
  /** Below the address of the portal. */
  readonly path: string;
}

export interface OutsideEvents {
  /** Publishes it with the transaction, with the id of the occasion: a second time is refused. */
  tell(occasion: Occasion, news: OutsideNews): Promise<void>;
}
