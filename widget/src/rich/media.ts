import type { LocationNode, MediaNode } from '../conversation/model.js';
import { safeImage, safeLink } from '../theme/links.js';
import { element, icon, outLink } from './elements.js';
import type { RichTexts } from './texts.js';

const paths = {
  play: 'M7 4v16l13-8z',
  file: 'M14 3H6v18h12V7zm0 0v4h4M9 13h6m-6 4h6',
  pin: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.800 7 11 7 11zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
};

/** Players that may be framed; anything else is only linked. */
const players = /^https:\/\/(?:www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[\w-]+(?:\?dnt=1)?$/;

/** A video, a recording or a file. */
export function media(node: MediaNode, texts: RichTexts, origin: string): HTMLElement {
  const url = safeLink(node.url);
  if (url === null || !url.startsWith('http')) return element('p', {}, node.title);
  if (node.media === 'FILE') return file(url, node.title, texts);
  if (node.media === 'AUDIO') return audio(url, node, texts);
  return node.playerUrl !== null && players.test(node.playerUrl)
    ? framed(url, node.playerUrl, { node, texts, origin })
    : video(url, node, { texts, origin });
}

/** A place with a link to a map. */
export function place({ title, address, url }: LocationNode, texts: RichTexts): HTMLElement {
  const href = safeLink(url);
  const words = element(
    'span',
    { className: 'lines' },
    element('strong', {}, title),
    address === '' ? null : element('span', { className: 'address' }, address),
    element('span', { className: 'more' }, texts.seeMap),
  );
  return href === null ? words : outLink(href, 'tile', icon(paths.pin), words);
}

function file(url: string, title: string, texts: RichTexts): HTMLElement {
  const kind = /\.([a-z\d]{2,4})$/i.exec(new URL(url).pathname)?.[1]?.toUpperCase();
  const words = element(
    'span',
    { className: 'lines' },
    element('strong', {}, title || url),
    element('span', { className: 'more' }, kind === undefined ? texts.openFile : `${texts.openFile} · ${kind}`),
  );
  return outLink(url, 'tile', icon(paths.file), words);
}

function audio(url: string, { title, transcript }: MediaNode, texts: RichTexts): HTMLElement {
  const player = element('audio', { controls: true, preload: 'none', src: url });
  player.setAttribute('aria-label', title || texts.audio);
  const words =
    transcript === null
      ? null
      : element(
          'details',
          {},
          element('summary', {}, texts.transcript),
          element('p', { className: 'address' }, transcript),
        );
  return element('figure', { className: 'media' }, element('figcaption', {}, title), orLink(player, url, texts), words);
}

interface Shown {
  readonly texts: RichTexts;
  readonly origin: string;
}

function video(url: string, { title, posterUrl, captionsUrl }: MediaNode, { texts, origin }: Shown): HTMLElement {
  const player = element('video', { controls: true, preload: 'none', playsInline: true });
  player.setAttribute('aria-label', title || texts.video);
  const poster = posterUrl === null ? null : safeImage(posterUrl, origin);
  if (poster !== null) player.poster = poster;
  const captions = captionsUrl === null ? null : safeImage(captionsUrl, origin);
  if (captions !== null) {
    // Browsers read captions of another origin only with its permission, and then the video needs it as well.
    player.crossOrigin = 'anonymous';
    // Shown captions are fetched at once, even where the video waits to be played.
    const track = element('track', { kind: 'captions', src: captions, default: true });
    player.addEventListener('play', () => player.append(track), { once: true });
  }
  player.src = url;
  return element('figure', { className: 'media' }, orLink(player, url, texts), element('figcaption', {}, title));
}

/** A button that stands for the player of a video site: the site is asked for nothing before it is pressed. */
function framed(url: string, player: string, { node, texts, origin }: Shown & { node: MediaNode }): HTMLElement {
  const title = node.title || texts.video;
  const poster = node.posterUrl === null ? null : safeImage(node.posterUrl, origin);
  const picture = poster === null ? null : element('img', { src: poster, alt: '', loading: 'lazy' });
  const start = element('button', { type: 'button', className: 'player' }, picture, icon(paths.play));
  start.setAttribute('aria-label', texts.play(title));
  start.addEventListener('click', () => {
    const frame = element('iframe', { title, allow: 'fullscreen; encrypted-media; picture-in-picture' });
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.className = 'player';
    frame.src = player;
    start.replaceWith(frame);
    frame.focus();
  });
  const link = outLink(url, 'more', texts.openAt(new URL(url).hostname.replace(/^www\./, '')));
  return element('figure', { className: 'media' }, start, element('figcaption', {}, title, ' ', link));
}

/** What cannot be played becomes a link. */
function orLink(player: HTMLMediaElement, url: string, texts: RichTexts): HTMLElement {
  const box = element('div', {}, player);
  player.addEventListener('error', () => {
    box.replaceChildren(outLink(url, 'more', texts.openAt(new URL(url).hostname)));
  });
  return box;
}
