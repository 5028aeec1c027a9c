import type { Locale, RichNode } from './conversation/model.js';
import type { PageCall } from './loader/page-api.js';
import type { Transport } from './transport/transport.js';

/** The settings of the embedding page. */
export interface WidgetSettings {
  /** The script tag; the chat reads further settings from it when needed. */
  readonly tag: HTMLScriptElement;
  readonly publicId: string;
  /** Origin of the platform: where the script came from. */
  readonly origin: string;
  readonly mode: 'bubble' | 'inline' | 'page';
  readonly locale: Locale;
}

/** What the loader passes to the chat. */
export interface ChatContext {
  readonly settings: WidgetSettings;
  /** With a chat button, its host is already in the page. */
  readonly root: ShadowRoot;
  /** The floating button, in its closed state; undefined when the chat is part of the page. */
  readonly bubble: HTMLButtonElement | undefined;
  /** Emits an event to the page's listeners. */
  readonly emit: (name: string, detail?: unknown) => void;
  /** Calls this bot like the page's API. */
  readonly call: PageCall;
  /** Another way to the platform than a visitor's; such a conversation is not kept in the browser. */
  readonly transport?: Transport;
}

/** The interface of the chat for the loader. */
export interface ChatHandle {
  /** `isRestored`: opened by the page, not by the visitor; the chat must not take the focus. */
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

/** Replies that the visitor has not seen. */
export interface UnreadNews {
  readonly count: number;
  /** Sender, text and sequence of the latest one. */
  readonly sender: string;
  readonly text: string;
  readonly through: number;
}

/** The module for unread replies, as imported by the loader and the chat. */
export interface UnreadModule {
  /** Polls for replies until the chat is opened or removed from the page. */
  followUnread(context: ChatContext): void;
  /** Shows unread replies that the chat received; hides everything when the count is 0. */
  showUnread(context: ChatContext, news: UnreadNews): void;
}

/** What the module needs of the chat. */
export interface RichScope {
  readonly locale: Locale;
  /** Base of relative addresses of images. */
  readonly origin: string;
  /** Answers with a choice of a card; its buttons have the class `choose`. */
  readonly choose: (choiceId: string) => void;
}

/** The module that draws what is rare in messages, as imported by the chat. */
export interface RichModule {
  /** Draws a node, with its styles in the shadow root where it is shown. Nothing plays by itself. */
  drawRich(node: RichNode, scope: RichScope): HTMLElement;
}

/** The widget's language for a language tag; null for an unsupported language. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const language = tag?.slice(0, 2).toLowerCase();
  return language === 'es' || language === 'en' ? language : null;
}
