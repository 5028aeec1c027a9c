import type { EmbedNode } from '../conversation/embed-node.js';
import type { FrameScope } from '../frames-module.js';
import { dress } from '../rich/dress.js';
import { element, outLink } from '../rich/elements.js';
import css from './frames.css';
import { frameTexts } from './texts.js';

/** The longest value of a posted event, in characters; the platform takes no longer one. */
const longestValue = 1_000;

/** What a page posts to the chat. */
interface Posted {
  readonly type: 'tertulia:event';
  readonly name: string;
  readonly value: string;
}

/** Shows a page in a frame without an origin of its own, so that it reads nothing of the site, the chat or its own cookies. See `FramesModule`. */
export function drawFrame(node: EmbedNode, scope: FrameScope): HTMLElement {
  const { url, title } = node;
  const link = outLink(url, '', frameTexts[scope.locale].open);
  link.setAttribute('aria-label', `${frameTexts[scope.locale].open}: ${title}`);
  const drawn = element('figure', { className: 'frame' }, link);
  if (/^https?:\/\//i.test(url)) link.before(framed(node, scope));
  else drawn.replaceChildren(title);
  dress(drawn, css);
  return drawn;
}

function framed({ url, title, height, event }: EmbedNode, scope: FrameScope): HTMLIFrameElement {
  const frame = element('iframe', { title, referrerPolicy: 'no-referrer', loading: 'lazy' });
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-popups');
  frame.style.height = `${height}px`;
  frame.src = url;
  removeIfRefused(frame, url);
  if (event !== null) listen(frame, scope);
  return frame;
}

/** The origin of a sandboxed page is `null`, like that of any other; only the window tells that it was this page. */
function listen(frame: HTMLIFrameElement, { post }: FrameScope): void {
  const take = ({ source, data }: MessageEvent<unknown>): void => {
    if (!frame.isConnected) return window.removeEventListener('message', take);
    if (source === null || source !== frame.contentWindow || !isPosted(data)) return;
    if (post(data.name, data.value)) window.removeEventListener('message', take);
  };
  window.addEventListener('message', take);
}

function isPosted(data: unknown): data is Posted {
  const { type, name, value } = (data ?? {}) as Partial<Record<keyof Posted, unknown>>;
  if (type !== 'tertulia:event' || typeof name !== 'string' || typeof value !== 'string') return false;
  return value.trim() !== '' && value.length <= longestValue;
}

/** Where the policy of the page around the chat refuses the frame, the link below it remains. */
function removeIfRefused(frame: HTMLIFrameElement, url: string): void {
  const refused = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || !isSameOrigin(blockedURI, url)) return;
    document.removeEventListener('securitypolicyviolation', refused);
    const place = frame.closest<HTMLElement>('.framed');
    if (place !== null) place.style.minHeight = '';
    frame.remove();
  };
  document.addEventListener('securitypolicyviolation', refused);
}

function isSameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).origin === new URL(other).origin;
}
