import { localeOf } from '../embedding.js';
import type { ChatHandle, ChatModule } from '../embedding.js';
import { PreviewTransport } from './preview-transport.js';
import { previewTexts } from './preview-texts.js';

const requestTimeoutMs = 20_000;

/** The page of a preview link: its secret stands behind the # of the address, which browsers never send. */
async function showPreview(): Promise<void> {
  const locale = localeOf(navigator.language) ?? 'es';
  const texts = previewTexts[locale];
  document.documentElement.lang = locale;
  const mark = document.querySelector('.mark');
  mark?.querySelector('strong')?.append(texts.title);
  mark?.querySelector('span')?.append(texts.explanation);
  const tag = document.createElement('script');
  const root = document.createElement('tertulia-chat').attachShadow({ mode: 'open' });
  document.querySelector('.chat')?.append(root.host);
  const { origin } = location;
  const transport = new PreviewTransport({
    ...{ origin, link: location.hash.slice(1), timeoutMs: requestTimeoutMs, language: () => locale },
    fetch: (input, init) => fetch(input, init),
    every: (ms, run) => {
      const timer = setInterval(() => document.visibilityState === 'visible' && run(), ms);
      return () => clearInterval(timer);
    },
  });
  const { mountChat } = (await import(`${origin}/widget/chat.js`)) as ChatModule;
  const settings = { tag, publicId: 'preview', origin, mode: 'page', locale } as const;
  const ignore = (): void => undefined;
  const chat: ChatHandle = mountChat({ settings, root, bubble: undefined, emit: ignore, call: ignore, transport });
  chat.open();
}

addEventListener('hashchange', () => location.reload());
await showPreview();
