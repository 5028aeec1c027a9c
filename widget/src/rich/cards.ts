import type { Card, CardsNode } from '../conversation/model.js';
import type { RichScope } from '../embedding.js';
import { safeImage, safeLink } from '../theme/links.js';
import { element, outLink } from './elements.js';
import type { RichTexts } from './texts.js';

/** Cards in a row that scrolls, with buttons to the previous and the next one where there is a mouse. */
export function cards({ cards: given }: CardsNode, texts: RichTexts, scope: RichScope): HTMLElement {
  const row = element('ul', { className: 'cards', tabIndex: 0 }, ...given.map((card) => drawn(card, scope)));
  row.setAttribute('aria-label', texts.cards(given.length));
  const step = (sign: -1 | 1): void => {
    const width = row.firstElementChild?.clientWidth ?? row.clientWidth;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row.scrollBy({ left: sign * (width + 8), behavior: isStill ? 'auto' : 'smooth' });
  };
  if (given.length < 2) return element('div', { className: 'carousel' }, row);
  const steps = element(
    'div',
    { className: 'steps' },
    arrow('‹', texts.previous, () => step(-1)),
    arrow('›', texts.next, () => step(1)),
  );
  return element('div', { className: 'carousel' }, row, steps);
}

function arrow(sign: string, name: string, press: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button' }, sign);
  button.setAttribute('aria-label', name);
  button.addEventListener('click', press);
  return button;
}

function drawn({ title, text, imageUrl, imageAlt, buttons }: Card, scope: RichScope): HTMLElement {
  return element(
    'li',
    {},
    picture(imageUrl, imageAlt, scope.origin),
    element('strong', {}, title),
    text === '' ? null : element('span', { className: 'address' }, text),
    element('div', { className: 'buttons' }, ...buttons.map((button) => pressable(button, title, scope))),
  );
}

function picture(url: string | null, alt: string, origin: string): HTMLElement | null {
  const source = url === null ? null : safeImage(url, origin);
  if (source === null) return null;
  const image = element('img', { src: source, alt, loading: 'lazy' });
  image.addEventListener('error', () => image.remove());
  return image;
}

function pressable({ label, choiceId, url }: Card['buttons'][number], title: string, scope: RichScope): Node | null {
  const href = url === null ? null : safeLink(url);
  if (choiceId === null) return href === null ? null : outLink(href, 'go', label);
  const button = element('button', { type: 'button', className: 'choose', disabled: true }, label);
  // Several cards may have the same words.
  button.setAttribute('aria-label', `${label}: ${title}`);
  button.addEventListener('click', () => scope.choose(choiceId));
  return button;
}
