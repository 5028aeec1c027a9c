type Child = Node | string | null;

/** An element with properties and children; null children are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A link that opens outside the chat. */
export function outLink(href: string, className: string, ...children: readonly Child[]): HTMLAnchorElement {
  return element('a', { href, className, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children);
}

const svg = 'http://www.w3.org/2000/svg';

/** A decorative icon from the path of its lines. */
export function icon(path: string): SVGElement {
  const drawn = document.createElementNS(svg, 'svg');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', path);
  drawn.append(line);
  return drawn;
}
