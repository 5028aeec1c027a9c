import type { Chance } from './chance.js';

/** What the bot waits for, as the public API returns it. */
export interface Awaited {
  kind: 'TEXT' | 'NUMBER' | 'EMAIL' | 'PHONE' | 'DATE' | 'TIME' | 'CHOICE' | 'RATING' | 'FORM' | 'FILE' | 'HUMAN';
  choices: { id: string; label: string }[];
  isMultiple: boolean;
  min: string | null;
  max: string | null;
  scale: string | null;
}

/** What a visitor sends. */
export interface Reply {
  text?: string;
  choiceIds?: string[];
  rating?: number;
}

const firstNames = [
  'Marta',
  'Jorge',
  'Carla',
  'Diana',
  'Sofía',
  'Pedro',
  'Lucía',
  'Raúl',
  'Elena',
  'Iván',
  'Rosa',
  'Hugo',
];
const lastNames = ['Ríos', 'Luna', 'Peña', 'Soto', 'Chan', 'Vega', 'Mora', 'Díaz', 'Cruz', 'Ortiz', 'Núñez', 'Rey'];
const days = ['mañana', 'pasado mañana', 'el viernes', 'el sábado', 'el próximo martes', 'el jueves'];
const times = ['a las 10', '11:30', 'a las 4 de la tarde', '5 pm', '13:00'];
const sideQuestions = [
  '¿A qué hora abren?',
  '¿Dónde están?',
  '¿Aceptan tarjeta?',
  '¿Cuánto cuesta?',
  '¿Tienen estacionamiento?',
  '¿Abren el domingo?',
  '¿Puedo llevar a mi perro?',
  '¿Hacen factura?',
];
const texts = [
  'Sí, por favor',
  'Lo más pronto posible',
  'Es la primera vez',
  'Me da igual',
  'Somos dos',
  'Por la tarde',
];

/** What people write about where they live, by country. The rest of a mobile number is drawn by lot. */
const places: Readonly<Record<string, { mobile: string; streets: readonly string[]; city: string }>> = {
  MX: { mobile: '55', streets: ['Calle 60', 'Calle 47', 'Avenida Itzáes', 'Paseo de Montejo'], city: 'Mérida' },
  CO: { mobile: '31', streets: ['Carrera 7', 'Calle 72', 'Carrera 15', 'Avenida 19'], city: 'Bogotá' },
};
/** About a visit that was not good. */
const comments = [
  'Esperé casi media hora aunque tenía cita.',
  'Nadie contestó el teléfono.',
  'Estuvo bien, pero más caro de lo que me dijeron.',
  'El lugar estaba lleno y hacía calor.',
  'Me atendieron con prisa.',
  'No encontré lo que buscaba.',
];

/** A simulated visitor: mostly to the point, sometimes mistaken, curious or gone. */
export class Visitor {
  readonly #chance: Chance;
  readonly #name: string;
  readonly #local: string;
  readonly #country: string;
  #hasMistyped = false;

  constructor(chance: Chance, country: string) {
    this.#chance = chance;
    this.#country = country;
    const first = chance.pick(firstNames);
    const last = chance.pick(lastNames);
    this.#name = `${first} ${last}`;
    this.#local = `${first}.${last}${chance.between(1, 99)}`
      .normalize('NFD')
      .replaceAll(/[^a-zA-Z0-9.]/g, '')
      .toLowerCase();
  }

  /** The visitor's next message, or null: left without one. `asked` is the bot's last text. */
  reply(awaited: Awaited | null, asked: string): Reply | null {
    const chance = this.#chance;
    if (awaited === null || awaited.kind === 'HUMAN') return null;
    if (chance.isLucky(0.045)) return null;
    if (awaited.kind !== 'RATING' && chance.isLucky(0.08)) return { text: chance.pick(sideQuestions) };
    return this.#answer(awaited, asked);
  }

  /** How long the visitor takes to answer, in milliseconds. */
  thinkingMs(): number {
    return this.#chance.between(4, 70) * 1_000;
  }

  #answer(awaited: Awaited, asked: string): Reply {
    const chance = this.#chance;
    switch (awaited.kind) {
      case 'CHOICE':
        return { choiceIds: [this.#choice(awaited.choices)] };
      case 'RATING':
        return { rating: this.#rating(awaited) };
      case 'EMAIL':
        return { text: this.#email() };
      case 'PHONE':
        return { text: `${this.#place().mobile} ${chance.between(1000, 9999)} ${chance.between(1000, 9999)}` };
      case 'DATE':
        return { text: chance.pick(days) };
      case 'TIME':
        return { text: chance.pick(times) };
      case 'NUMBER':
        return { text: String(clamped(chance.between(1, 5), awaited)) };
      case 'TEXT':
        return { text: this.#text(asked) };
      // Whoever does not fill it in is asked for one field after the other.
      case 'FORM':
        return { text: this.#name };
      case 'FILE':
        return { choiceIds: awaited.choices.map(({ id }) => id) };
      case 'HUMAN':
        return {};
    }
  }

  #place() {
    const place = places[this.#country];
    if (place === undefined) throw new Error(`no visitor of the demo lives in ${this.#country}`);
    return place;
  }

  #text(asked: string): string {
    const chance = this.#chance;
    if (/nombre|llamas|name/iu.test(asked)) return this.#name;
    if (/mejorar|improve/iu.test(asked)) return chance.pick(comments);
    if (/direcci[oó]n|entreg|address/iu.test(asked)) {
      const { streets, city } = this.#place();
      return `${chance.pick(streets)} ${chance.between(10, 90)}, Centro, ${city}`;
    }
    return chance.pick(texts);
  }

  /** The first choices are the ones that a bot is made for. */
  #choice(choices: readonly { id: string }[]): string {
    return this.#chance.weighted(choices.map(({ id }, index) => ({ item: id, weight: 1 / (index + 1) })));
  }

  #rating(awaited: Awaited): number {
    if (awaited.scale === 'NPS')
      return this.#chance.weighted([9, 10, 8, 7, 6, 3].map((item, i) => ({ item, weight: 6 - i })));
    return this.#chance.weighted([
      { item: 5, weight: 56 },
      { item: 4, weight: 28 },
      { item: 3, weight: 9 },
      { item: 2, weight: 4 },
      { item: 1, weight: 3 },
    ]);
  }

  #email(): string {
    const isMistaken = !this.#hasMistyped && this.#chance.isLucky(0.12);
    this.#hasMistyped ||= isMistaken;
    return isMistaken ? `${this.#local}@correo` : `${this.#local}@correo.example`;
  }
}

function clamped(value: number, { min, max }: Awaited): number {
  const low = min === null ? value : Math.max(value, Number(min));
  return max === null ? low : Math.min(low, Number(max));
}
