import { hoursToday, nextOpeningText, openingState, type BotDefinition, type Locale } from '@tertulia/flow-engine';

/** What runtime stores of a bot. */
export interface PublishedBot {
  readonly botId: string;
  readonly organizationId: string;
  /** Its public id on web pages; null before its first publication. */
  readonly publicId: string | null;
  readonly name: string;
  readonly liveVersionId: string | null;
  /** The version to which conversations move that were opened before `movedAt`; null for none. */
  readonly moveToVersionId: string | null;
  readonly movedAt: Date | null;
  readonly isPaused: boolean;
  /** Shown to visitors while paused; empty for the channel's default. */
  readonly pauseMessage: string;
  /** Pages that may embed it: hosts, or `*.` before one; empty for every page. */
  readonly allowedSites: readonly string[];
  readonly isDemo: boolean;
  readonly deletedAt: Date | null;
}

/** A bot of which only the id is known yet. */
export function unknownBot(organizationId: string, botId: string): PublishedBot {
  return {
    botId,
    organizationId,
    publicId: null,
    name: '',
    liveVersionId: null,
    moveToVersionId: null,
    movedAt: null,
    isPaused: false,
    pauseMessage: '',
    allowedSites: [],
    isDemo: false,
    deletedAt: null,
  };
}

/** What a web page shows before the conversation starts; contains only public data. */
export interface BotFront {
  readonly publicId: string;
  readonly name: string;
  readonly avatarText: string;
  readonly primaryColor: string;
  readonly position: 'RIGHT' | 'LEFT';
  readonly locale: Locale;
  readonly locales: readonly Locale[];
  readonly status: 'LIVE' | 'PAUSED';
  readonly isOpenNow: boolean;
  readonly hoursText: { readonly es: string; readonly en: string };
  readonly allowedSites: readonly string[];
  /** Sites whose pages it may show inside the chat. */
  readonly framedSites: readonly string[];
  /** When it opens next; null while it is open, or if no opening time is known. */
  readonly opensNextText: { readonly es: string; readonly en: string } | null;
  readonly hasBranding: boolean;
  readonly isPaused: boolean;
  readonly pauseMessage: string | null;
}

const pausedTexts = {
  es: 'Volvemos en un momento. Gracias por tu paciencia.',
  en: 'We will be back in a moment. Thank you for your patience.',
} as const;

/** The public data of a live bot. `hasBranding` follows from the plan. */
export function frontOf(
  bot: PublishedBot,
  definition: BotDefinition,
  moment: { now: Date; hasBranding: boolean },
): BotFront {
  const { profile, theme, locale, locales } = definition;
  return {
    publicId: bot.publicId ?? '',
    name: profile.name.trim() === '' ? bot.name : profile.name,
    avatarText: theme.avatarText,
    primaryColor: theme.primaryColor,
    position: theme.position,
    locale,
    locales,
    status: bot.isPaused ? 'PAUSED' : 'LIVE',
    isOpenNow: openingState(profile, moment.now).isOpen,
    hoursText: { es: hoursToday(profile, moment.now, 'es'), en: hoursToday(profile, moment.now, 'en') },
    allowedSites: bot.allowedSites,
    framedSites: definition.settings.framedSites ?? [],
    opensNextText: opensNextText(profile, moment.now),
    hasBranding: moment.hasBranding,
    isPaused: bot.isPaused,
    pauseMessage: bot.isPaused ? pauseMessageOf(bot, locale) : null,
  };
}

function opensNextText(profile: BotDefinition['profile'], now: Date): BotFront['opensNextText'] {
  const es = nextOpeningText(profile, now, 'es');
  const en = nextOpeningText(profile, now, 'en');
  return es === null || en === null ? null : { es, en };
}

/** The text for visitors of a paused bot. */
export function pauseMessageOf(bot: Pick<PublishedBot, 'pauseMessage'>, locale: Locale): string {
  return bot.pauseMessage.trim() === '' ? pausedTexts[locale] : bot.pauseMessage;
}
