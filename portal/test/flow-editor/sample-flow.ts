import type { Block, BlockOptions, Flow, FlowText } from '@tertulia/flow-engine';
import type { FlowDocument, NewId } from '../../src/features/flow-editor/model/document.js';

const none: FlowText = {};

export function text(id: string, es: string): Block {
  return { id, kind: 'text', options: { variations: [{ es }] } };
}

export function email(id: string, prompt = '¿Tu correo?'): Block {
  return { id, kind: 'emailInput', options: { ...question(prompt), variable: 'correo' } };
}

export function choice(id: string, labels: string[]): Block {
  const options: BlockOptions['choiceInput'] = {
    ...question('¿Qué necesitas?'),
    isMultiple: false,
    isSearchable: false,
    listVariable: null,
    items: labels.map((label) => ({
      id: `${id}-${label}`,
      label: { es: label },
      detail: none,
      value: null,
      condition: null,
    })),
  };
  return { id, kind: 'choiceInput', options };
}

function question(prompt: string) {
  return {
    prompt: { es: prompt },
    variable: null,
    retry: none,
    retryLimit: 2,
    placeholder: none,
    isRequired: true,
  };
}

/** Start → welcome (text, choice of two) → booking (e-mail) and prices (text, jump back). */
export function sampleDocument(): FlowDocument {
  const flow: Flow = {
    id: 'main',
    name: 'Principal',
    events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }],
    groups: [
      {
        id: 'welcome',
        title: 'Bienvenida',
        position: { x: 160, y: 0 },
        blocks: [text('hi', 'Hola {{ nombre }}'), choice('menu', ['Cita', 'Precios'])],
      },
      { id: 'booking', title: 'Cita', position: { x: 480, y: 0 }, blocks: [email('mail')] },
      {
        id: 'prices',
        title: 'Precios',
        position: { x: 480, y: 240 },
        blocks: [
          text('list', 'El corte cuesta $280'),
          { id: 'back', kind: 'jump', options: { target: { groupId: 'welcome', blockId: 'menu' } } },
        ],
      },
    ],
    edges: [
      { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'welcome' } },
      { id: 'e2', source: { kind: 'port', id: 'menu', port: 'menu-Cita' }, target: { groupId: 'booking' } },
      {
        id: 'e3',
        source: { kind: 'port', id: 'menu', port: 'menu-Precios' },
        target: { groupId: 'prices', blockId: 'list' },
      },
    ],
  };
  const variable = { type: 'TEXT', scope: 'CONVERSATION', isPersonalData: true, defaultValue: null } as const;
  return {
    flow,
    variables: [
      { name: 'nombre', ...variable },
      { name: 'correo', ...variable },
    ],
  };
}

/** Ids `n1`, `n2`, ... */
export function counter(): NewId {
  let last = 0;
  return () => `n${(last += 1)}`;
}
