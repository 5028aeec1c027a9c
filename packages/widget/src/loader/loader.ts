import { localeOf } from '../embedding.js';
import type { ChatHandle, WidgetSettings } from '../embedding.js';
import { drawBubble } from './bubble.js';
import { chatImport } from './chat-import.js';
import { lookOf } from './look.js';
import { installPageApi } from './page-api.js';
import { settingsOf, wasOpen } from './settings.js';

type Listener = (detail: unknown) => void;

/** One embedded bot: its place in the page, its bubble, and the chat once it is needed. */
function embed(script: HTMLScriptElement, settings: WidgetSettings): void {
  let bubble: HTMLButtonElement | undefined;
  let chat: ChatHandle | undefined;
  const host = document.createElement('tertulia-chat');
  host.id = settings.publicId;
  const root = host.attachShadow({ mode: 'open' });
  const listeners: [unknown, Listener][] = [];

  const emit = (name: string, detail?: unknown): void => {
    for (const [wanted, listener] of listeners) if (wanted === name) listener(detail);
  };

  const ready = chatImport(() => ({ settings, root, bubble, emit }));

  const carryOut = async (name: 'open', value: boolean): Promise<void> => {
    try {
      chat = await ready();
      chat[name]?.(value);
    } catch {
      // Told by `error`; the next call tries again.
    }
  };

  const call = (name: unknown, value?: unknown, listener?: unknown): void => {
    if (name === 'on') listeners.push([value, listener as Listener]);
    else if (name === 'destroy') {
      host.remove();
      chat?.destroy();
    } else if (name === 'setLocale' && !chat) {
      settings.locale = localeOf(String(value)) ?? settings.locale;
      settings.isLocaleForced = true;
    } else if (chat || name !== 'close') {
      void carryOut(name as 'open', value as boolean);
    }
  };

  const place = async (): Promise<void> => {
    const { mode, publicId } = settings;
    if (mode !== 'bubble') {
      putInPage(script, host, mode);
      call('open', true);
      return;
    }
    const look = await lookOf(script, settings);
    if (!look) return;
    document.body.append(host);
    bubble = drawBubble(root, look, settings.locale);
    bubble.onclick = () => call('toggle');
    bubble.onpointerenter = () => void ready().catch(() => null);
    if (wasOpen(publicId) && innerWidth > 479) call('open', true);
  };

  installPageApi(call);
  void place();
}

function putInPage(tag: HTMLScriptElement, host: HTMLElement, mode: string): void {
  const target = tag.dataset['target'];
  if (mode === 'page') document.body.append(host);
  else if (target) document.querySelector(target)?.append(host);
  else tag.after(host);
}

const script = document.currentScript as HTMLScriptElement;
const settings = settingsOf(script);
// Tag managers like to put the same tag in twice.
if (settings.mode !== 'bubble' || !document.querySelector(`tertulia-chat[id="${settings.publicId}"]`))
  embed(script, settings);
