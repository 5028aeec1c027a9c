import type { ChatContext, ChatHandle, ChatModule, UnreadModule } from '../embedding.js';
import { drawBubble } from './bubble.js';
import { chatImport } from './chat-import.js';
import { lookOf } from './look.js';
import { pageApi } from './page-api.js';
import { storedState, settingsOf } from './settings.js';

type Listener = (detail: unknown) => void;

const events = /^(open|close|ready|message|choice|handoff|ended|error|unread)$/;
const calls = /^(open|close|toggle|reset|setLocale|setTheme)$/;
const ignore = (): void => undefined;

/** Polls for replies to the visitor; if the chunk cannot be loaded, nothing else is affected. */
async function followUnread(context: ChatContext): Promise<void> {
  ((await import(`${context.settings.origin}/widget/unread.js`)) as UnreadModule).followUnread(context);
}

/** Embeds one bot: its element in the page, its button, and the chat once it is needed. */
function embed(tag: HTMLScriptElement, settings = settingsOf(tag)): void {
  const { mode, publicId } = settings;
  const key = [mode, publicId, tag.dataset['target']].join();
  const { bots, q } = pageApi();
  // Tag managers may insert the same tag twice, and pages that re-render may remove the chat's element.
  if (bots.get(key)?.isThere()) return;
  bots.get(key)?.call('destroy');

  let isOver = false;
  let bubble: HTMLButtonElement | undefined;
  let chat: ChatHandle | undefined;
  const host = document.createElement('tertulia-chat');
  host.id = publicId;
  const root = host.attachShadow({ mode: 'open' });
  const listeners: [unknown, Listener][] = [];

  const emit = (name: string, detail?: unknown): void => {
    for (const [wanted, listener] of listeners) if (wanted === name) listener(detail);
  };

  const context = (): ChatContext => ({ settings, root, bubble, emit, call });
  const mount = ({ mountChat }: ChatModule): ChatHandle => {
    if (isOver) throw 0;
    return (chat = mountChat(context()));
  };
  const ready = chatImport({ origin: settings.origin, mount, emit });

  const carryOut = async (name: 'open', value: boolean): Promise<void> => (await ready())[name](value);

  const call = (name: unknown, value?: unknown, listener?: unknown): void => {
    if (name === 'on' && events.test(value as string) && listener) listeners.push([value, listener as Listener]);
    else if (name === 'destroy') {
      // After the end, the key may belong to another tag.
      isOver ||= bots.delete(key);
      host.remove();
      chat?.destroy();
    } else if (!calls.test(name as string)) console.warn('tertulia: unknown', name, value);
    // A failure emits `error`; the next call tries again.
    else if (chat || !/^[cs]/.test(name as string)) carryOut(name as 'open', value as boolean).catch(ignore);
    // Settings for a chat that is not loaded yet are stored in the tag: `data-locale`, `data-theme`.
    else if (name !== 'close') tag.dataset[(name as string).slice(3).toLowerCase()] = value as string;
  };

  const place = async (): Promise<void> => {
    const look = mode === 'bubble' && (await lookOf(settings));
    if (isOver || look === null) return;
    const { isOpen, hasSpoken } = storedState(publicId);
    if (look) {
      // A tag in the head may run before the body exists.
      (document.body ?? document.documentElement).append(host);
      bubble = drawBubble(root, look, settings.locale);
      bubble.onclick = () => call('toggle');
      bubble.onpointerenter = () => ready().catch(ignore);
    }
    if (!look || (isOpen && innerWidth > 479)) call('open', true);
    else if (hasSpoken) followUnread(context()).catch(ignore);
  };

  bots.set(key, { call, isThere: () => host.isConnected || !(bubble ?? chat) });
  for (const [name, value, listener] of q.splice(0)) call(name, value, listener);
  void place();
}

const seen = '$tertulia';
type Tag = HTMLScriptElement & { [seen]?: boolean };

function embedOnce(tag: Tag): void {
  if (tag[seen]) return;
  tag[seen] = true;
  embed(tag);
}

const { currentScript } = document;
if (currentScript) embedOnce(currentScript as Tag);
else {
  // A module cannot access its tag and runs once for all tags; tags that are added later trigger a load event.
  const embedAll = (): void => document.querySelectorAll<Tag>('script[src*="widget/loader.js"]').forEach(embedOnce);
  embedAll();
  document.addEventListener('load', embedAll, true);
}
