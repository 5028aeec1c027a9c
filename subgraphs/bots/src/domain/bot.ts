import type { Locale } from '@tertulia/flow-engine';

/** A chatbot of one organization. Its editable content is the draft, what visitors meet is the live version. */
export interface Bot {
  id: string;
  organizationId: string;
  /** Public, unguessable name of the bot on web pages; never changes. */
  publicId: string;
  name: string;
  industryId: string | null;
  templateId: string | null;
  liveVersionId: string | null;
  isPaused: boolean;
  /** Said to visitors while paused; empty uses the widget's own text. */
  pauseMessage: string;
  /** Pages that may show the bot: hosts, or `*.` before one; none means every page. */
  allowedSites: string[];
  isDemo: boolean;
  deletedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export type BotStatus = 'DRAFT' | 'LIVE' | 'PAUSED';

/** PAUSED wins over LIVE: a paused bot answers nobody. */
export function statusOf(bot: Pick<Bot, 'isPaused' | 'liveVersionId'>): BotStatus {
  if (bot.isPaused) return 'PAUSED';
  return bot.liveVersionId === null ? 'DRAFT' : 'LIVE';
}

export const botNameMaxLength = 80;

export interface NewBot {
  id: string;
  organizationId: string;
  publicId: string;
  name: string;
  industryId: string | null;
  templateId: string | null;
  isDemo: boolean;
  now: Date;
}

export function newBot(input: NewBot): Bot {
  const { now, ...rest } = input;
  return {
    ...rest,
    liveVersionId: null,
    isPaused: false,
    pauseMessage: '',
    allowedSites: [],
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Facts of the organization that a blank bot starts from. */
export interface BlankBotFacts {
  name: string;
  locale: Locale;
  timeZone: string;
  currency: string;
  country: string;
}
