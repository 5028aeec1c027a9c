import type { Locale } from './conversation/model.js';
import type { PageCall } from './loader/page-api.js';

/** How the embedding page wants the widget. */
export interface WidgetSettings {
  /** Where the page says the rest; the chat reads it when it is needed. */
  readonly tag: HTMLScriptElement;
  readonly publicId: string;
  /** Origin of the platform: where the script came from. */
  readonly origin: string;
  readonly mode: 'bubble' | 'inline' | 'page';
  readonly locale: Locale;
}

/** What the loader hands to the chat. */
export interface ChatContext {
  readonly settings: WidgetSettings;
  /** Its host is in the page already where there is a bubble. */
  readonly root: ShadowRoot;
  /** The floating button, drawn closed; undefined where the chat is part of the page. */
  readonly bubble: HTMLButtonElement | undefined;
  /** Tells the page's listeners. */
  readonly emit: (name: string, detail?: unknown) => void;
  /** Calls this bot, as the page does. */
  readonly call: PageCall;
}

/** What the loader asks of the chat. */
export interface ChatHandle {
  /** `isRestored`: opened by the page, not by a gesture; nothing may take the focus. */
  open(isRestored?: boolean): void;
  close(): void;
  toggle(): void;
  reset(): void;
  setLocale(locale: string): void;
  setTheme(theme: string): void;
  destroy(): void;
}

/** The chat's module, as the loader imports it. */
export interface ChatModule {
  mountChat(context: ChatContext): ChatHandle;
}

/** Answers that the visitor has not seen. */
export interface UnreadNews {
  readonly count: number;
  /** The latest of them: by whom, in which words, at which sequence. */
  readonly sender: string;
  readonly text: string;
  readonly through: number;
}

/** The module of unread answers, as the loader and the chat import it. */
export interface UnreadModule {
  /** Looks for answers from now on, until the chat is opened or taken off the page. */
  followUnread(context: ChatContext): void;
  /** Shows what the chat has found out by itself; nothing where the count is 0. */
  showUnread(context: ChatContext, news: UnreadNews): void;
}

/** The widget's language for a language tag; null for a language it does not speak. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const language = tag?.slice(0, 2).toLowerCase();
  return language === 'es' || language === 'en' ? language : null;
}
