import {
  defaultOptions,
  type Block,
  type BlockKind,
  type BlockOptions,
  type BotDefinition,
  type Edge,
  type Group,
} from '@tertulia/flow-engine';

/** A block with the kind's usual options and some of its own. */
export function block<K extends BlockKind>(id: string, kind: K, options: Partial<BlockOptions[K]> = {}): Block {
  return { id, kind, options: { ...defaultOptions(kind, 'es'), ...options } } as Block;
}

export function group(id: string, ...blocks: Block[]): Group {
  return { id, title: id, position: { x: 0, y: 0 }, blocks };
}

export function definitionOf(groups: Group[], edges: Edge[], changes: Partial<BotDefinition> = {}): BotDefinition {
  const events = [{ id: 'start', kind: 'start' as const, position: { x: 0, y: 0 } }];
  const start: Edge = {
    id: 'e-start',
    source: { kind: 'event', id: 'start' },
    target: { groupId: groups[0]?.id ?? '' },
  };
  return {
    schemaVersion: 1,
    locale: 'es',
    locales: ['es', 'en'],
    tone: 'TU',
    profile: {
      name: 'Salón Aurora',
      description: '',
      phones: ['+525512345678'],
      address: 'Av. Reforma 10',
      mapUrl: '',
      timeZone: 'America/Mexico_City',
      currency: 'MXN',
      country: 'MX',
      openingHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: [{ opens: '09:00', closes: '19:00' }] })),
      exceptions: [],
      services: [
        { id: 's1', name: 'Corte', description: '', priceMinor: 28_000, isPriceFrom: false, durationMinutes: 45 },
      ],
      paymentMethods: ['efectivo', 'tarjeta'],
      links: [],
    },
    flows: [{ id: 'main', name: 'main', events, groups, edges: [start, ...edges] }],
    variables: ['nombre', 'correo', 'servicio'].map((name) => ({
      name,
      type: 'TEXT' as const,
      scope: 'CONVERSATION' as const,
      isPersonalData: name !== 'servicio',
      defaultValue: null,
    })),
    prompts: [],
    knowledge: [{ id: 'k1', question: '¿Tienen estacionamiento?', answer: 'Sí, gratis en el sótano.', isActive: true }],
    theme: { primaryColor: '#9e2a6e', avatarText: 'SA', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
    ...changes,
  };
}

const toGroup = (id: string, block: string, groupId: string): Edge => {
  return { id, source: { kind: 'block', id: block }, target: { groupId } };
};

/** Asks for name, e-mail and service, reaches a goal, asks for a rating, ends. */
export function salonDefinition(greeting = 'Hola, soy Aurora.'): BotDefinition {
  const item = (id: string, label: string) => ({
    id,
    label: { es: label },
    detail: { es: '' },
    value: null,
    condition: null,
  });
  return definitionOf(
    [
      group(
        'welcome',
        block('hello', 'text', { variations: [{ es: greeting }] }),
        block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' }, variable: 'nombre' }),
        block('email', 'emailInput', { prompt: { es: 'Gracias {{ nombre }}. ¿Tu correo?' }, variable: 'correo' }),
      ),
      group(
        'choose',
        block('service', 'choiceInput', {
          prompt: { es: '¿Qué servicio?' },
          variable: 'servicio',
          items: [item('cut', 'Corte'), item('dye', 'Tinte')],
        }),
        block('booked', 'goal', { name: 'Cita', amount: '280', currency: 'MXN' }),
        block('rate', 'rating', { prompt: { es: '¿Cómo te atendimos?' }, scale: 'STARS', isSatisfaction: true }),
        block('bye', 'end', { message: { es: 'Hasta pronto, {{ nombre }}.' } }),
      ),
    ],
    [toGroup('e1', 'email', 'choose')],
  );
}

/** Asks the same question forever: for conversations of any length. */
export function echoDefinition(): BotDefinition {
  return definitionOf(
    [group('loop', block('ask', 'textInput', { prompt: { es: 'Cuéntame más.' }, variable: 'servicio' }))],
    [toGroup('e1', 'ask', 'loop')],
  );
}

/** Answers questions from knowledge, one after the other. */
export function answeringDefinition(): BotDefinition {
  return definitionOf(
    [
      group(
        'loop',
        block('ask', 'textInput', { prompt: { es: '¿Qué quieres saber?' }, variable: null }),
        block('answer', 'aiResponse', { promptId: null, question: '', unknownText: { es: 'No lo sé.' } }),
      ),
    ],
    [toGroup('e1', 'answer', 'loop')],
  );
}

/** Asks for the name, hands off to a person, then goes on with another question. */
export function handingOffDefinition(): BotDefinition {
  return definitionOf(
    [
      group(
        'welcome',
        block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' }, variable: 'nombre' }),
        block('human', 'handOff', { reason: { es: 'Pidió a una persona' }, message: { es: 'Te comunico.' } }),
        block('more', 'textInput', { prompt: { es: '¿Algo más?' }, variable: null }),
        block('bye', 'end', { message: { es: 'Adiós.' } }),
      ),
    ],
    [],
  );
}
