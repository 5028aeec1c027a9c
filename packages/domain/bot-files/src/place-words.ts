import type { Words } from './report.js';

const lists: Readonly<Record<string, Words>> = {
  flows: { es: 'flujo', en: 'flow' },
  groups: { es: 'grupo', en: 'group' },
  blocks: { es: 'bloque', en: 'block' },
  edges: { es: 'conexión', en: 'edge' },
  events: { es: 'evento', en: 'event' },
  variables: { es: 'variable', en: 'variable' },
  prompts: { es: 'prompt', en: 'prompt' },
  knowledge: { es: 'pregunta del conocimiento', en: 'knowledge entry' },
  services: { es: 'servicio', en: 'service' },
};

/** A path in words: `flow 1, group 3 (Welcome), block 2, options.prompt`. `root` is the value that the path begins in. */
export function placeInWords(path: readonly string[], root: unknown): Words {
  const es: string[] = [];
  const en: string[] = [];
  let value = root;
  let at = 0;
  while (at < path.length) {
    const key = path[at] ?? '';
    const list = lists[key];
    const index = path[at + 1];
    if (list === undefined || index === undefined || !/^\d+$/.test(index)) break;
    value = inside(inside(value, key), index);
    const title = titleOf(value);
    const number = Number(index) + 1;
    es.push(`${list.es} ${number}${title}`);
    en.push(`${list.en} ${number}${title}`);
    at += 2;
  }
  const rest = path.slice(at).join('.').slice(0, 120);
  const parts = rest === '' ? [] : [rest];
  return { es: [...es, ...parts].join(', '), en: [...en, ...parts].join(', ') };
}

function inside(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function titleOf(value: unknown): string {
  const title = inside(value, 'title') ?? inside(value, 'name') ?? inside(value, 'id');
  return typeof title === 'string' && title !== '' ? ` (${title.slice(0, 60)})` : '';
}
