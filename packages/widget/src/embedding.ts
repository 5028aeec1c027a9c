import type { Locale } from './conversation/model.js';

/** How the embedding page wants the widget; read from the script tag. */
export interface WidgetSettings {
  readonly publicId: string;
  /** Origin of the platform: where the script came from. */
  readonly origin: string;
  readonly mode: 'bubble' | 'inline' | 'page';
  /** The page's wish, which outweighs the owner's colour; empty when it has none. */
  readonly color: string;
  locale: Locale;
  /** True when the page asked for the language by a call, which outweighs what the visitor chose before. */
  isLocaleForced?: boolean;
}

/** What the loader hands to the chat. */
export interface ChatContext {
  readonly settings: WidgetSettings;
  readonly root: ShadowRoot;
  /** The floating button, drawn closed; undefined where the chat is part of the page. */
  readonly bubble: HTMLButtonElement | undefined;
  /** Tells the page's listeners. */
  readonly emit: (name: string, detail?: unknown) => void;
}

/** What the loader asks of the chat. */
export interface ChatHandle {
  /** `isRestored`: opened by the page, not by a gesture; nothing may take the focus. */
  open(isRestored?: boolean): void;
  close(): void;
  toggle(): void;
  reset(): void;
  setLocale(locale: string): void;
  destroy(): void;
}

/** The chat's module, as the loader imports it. */
export interface ChatModule {
  mountChat(context: ChatContext): ChatHandle;
}

/** The widget's language for a language tag; null for a language it does not speak. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const language = tag?.slice(0, 2).toLowerCase();
  return language === 'es' || language === 'en' ? language : null;
}
