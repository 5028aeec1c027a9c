import { computed, effect } from '@preact/signals-core';
import { render } from 'preact';
import type { VNode } from 'preact';
import css from './chat.css';
import { ConversationClient } from './conversation/conversation-client.js';
import { browserSurroundings } from './conversation/surroundings.js';
import { localeOf } from './embedding.js';
import type { ChatContext, ChatHandle } from './embedding.js';
import { pageStorage } from './storage/conversation-storage.js';
import { textsOf } from './texts/index.js';
import { followTheme } from './theme/dark-mode.js';
import { ownerTheme } from './theme/owner-theme.js';
import { GraphqlTransport } from './transport/graphql-transport.js';
import { BubbleControl } from './ui/bubble-control.js';
import { ChatScopeContext } from './ui/chat-scope.js';
import { placeHost, onRemoved } from './ui/host-place.js';
import { Panel } from './ui/panel.js';
import { followKeyboard, watchPage } from './ui/page-watch.js';
import { UnreadNotifier } from './ui/unread-notifier.js';

const requestTimeoutMs = 20_000;

/** Mounts a closed chat in the loader's shadow root. @throws Error when its target element is not in the page */
export function mountChat(context: ChatContext): ChatHandle {
  placeHost(context);
  const { settings, emit, root } = context;
  const { tag } = settings;
  const wished = localeOf(tag.dataset['locale']);
  const client: ConversationClient = new ConversationClient({
    publicId: settings.publicId,
    locale: wished ?? settings.locale,
    isLocaleForced: wished !== null,
    keyValueStore: context.transport ? null : pageStorage(),
    transport:
      context.transport ??
      new GraphqlTransport({
        origin: settings.origin,
        fetch: (input, init) => fetch(input, init),
        timeoutMs: requestTimeoutMs,
        language: () => client.state.peek().locale,
      }),
    surroundings: browserSurroundings,
    isPageVisible: () => document.visibilityState === 'visible',
    onPageEvent: ({ name, detail }) => emit(name, detail),
  });
  const stopWatching = watchPage(client);
  const view = mountView(context, client);
  const open = (isRestored?: boolean): void => {
    view.allowFocus(isRestored !== true);
    client.open();
  };
  const destroy = (): void => {
    stopWatching();
    client.stop();
    view.remove();
  };
  onRemoved(root.host, () => context.call('destroy'));
  return {
    open,
    close: view.close,
    toggle: () => (client.state.peek().isOpen ? view.close() : open()),
    reset: () => client.reset(),
    setLocale: (language) => {
      const locale = localeOf(language);
      if (locale === null) console.warn('tertulia: unknown language', language);
      else void client.changeLocale(locale);
    },
    setTheme: (theme) => {
      tag.dataset['theme'] = theme;
    },
    destroy,
  };
}

interface View {
  readonly close: () => void;
  readonly allowFocus: (isAllowed: boolean) => void;
  readonly remove: () => void;
}

function mountView(context: ChatContext, client: ConversationClient): View {
  const { settings, root, bubble } = context;
  const stopStyles = dress(context, client);
  const control = bubble === undefined ? null : new BubbleControl(bubble);
  const place = document.createElement('div');
  place.className = 'place';
  root.prepend(place);
  const unread = new UnreadNotifier(context);
  let takesFocus = false;
  const close = (): void => {
    if (control === null) return;
    client.close();
    control.focus();
  };
  const draw = (): VNode | null => {
    const state = client.state.value;
    const texts = textsOf(state.locale);
    // A chat that was only loaded has no open state to show yet.
    if (state.phase !== 'idle' || state.isOpen) control?.show({ isOpen: state.isOpen, texts });
    unread.follow(state);
    if (!state.isOpen && control !== null) return null;
    const side = control?.isAtLeft === true ? ' at-left' : '';
    const scope = { client, settings, state, texts, close: control === null ? null : close };
    return (
      <ChatScopeContext.Provider value={scope}>
        <Panel place={`${settings.mode}-mode${side}`} takesFocus={takesFocus} />
      </ChatScopeContext.Provider>
    );
  };
  const stopDrawing = effect(() => render(draw(), place));
  const stopNaming = settings.mode === 'page' ? keepNaming(client) : () => undefined;
  const stopFollowing = followKeyboard(place);
  return {
    close,
    allowFocus: (isAllowed) => {
      takesFocus = isAllowed;
    },
    remove: () => {
      stopStyles();
      stopDrawing();
      stopNaming();
      stopFollowing();
      render(null, place);
    },
  };
}

/** Applies styles, theme and the owner's colour to the host until the returned function is called. */
function dress({ settings, root }: ChatContext, client: ConversationClient): () => void {
  const [base, owner] = [new CSSStyleSheet(), new CSSStyleSheet()];
  base.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, base, owner];
  const host = root.host as HTMLElement;
  const { mode, tag } = settings;
  host.dataset['mode'] = mode;
  // Replacing the style sheet restyles every row, so do it only when the colour changes.
  const primaryColor = computed(() => tag.dataset['color'] || client.state.value.bot?.primaryColor || '');
  const stopColor = effect(() => owner.replaceSync(ownerTheme(primaryColor.value)));
  const stopDark = followTheme(host, tag);
  return () => {
    stopColor();
    stopDark();
  };
}

/** On the platform's own page, keeps the title and language in line with the bot. */
function keepNaming(client: ConversationClient): () => void {
  const language = computed(() => client.state.value.locale);
  const name = computed(() => client.state.value.bot?.name);
  return effect(() => {
    document.documentElement.lang = language.value;
    if (name.value !== undefined) document.title = name.value;
  });
}
