import type { Locale } from '@tertulia/flow-engine';

/** A chatbot of one organization. Its editable content is the draft; visitors talk to the live version. */
export interface Bot {
  id: string;
  organizationId: string;
  /** Public, unguessable id of the bot on web pages; never changes. */
  publicId: string;
  name: string;
  industryId: string | null;
  templateId: string | null;
  liveVersionId: string | null;
  isPaused: boolean;
  /** Shown to visitors while paused; empty for the widget's own text. */
  pauseMessage: string;
  /** Pages that may embed the bot: hosts, or `*.` before one; empty for every page. */
  allowedSites: string[];
  /** The host of the configuration webhook that must confirm a version before it goes live; null if none must. */
  confirmationHost: string | null;
  isDemo: boolean;
  deletedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export type BotStatus = 'DRAFT' | 'LIVE' | 'PAUSED';

/** PAUSED takes precedence over LIVE: a paused bot does not reply. */
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
    confirmationHost: null,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Details of the organization that a blank bot starts with. */
export interface BlankBotFacts {
  name: string;
  locale: Locale;
  timeZone: string;
  currency: string;
  country: string;
}
