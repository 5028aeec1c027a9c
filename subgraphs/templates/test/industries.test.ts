import { describe, expect, test } from '@jest/globals';
import { allTemplates } from '../src/domain/catalogue/index.js';
import { definitionOf } from '../src/domain/definition-of.js';
import type { BusinessFacts } from '../src/domain/template.js';
import { scripts } from '../src/domain/catalogue/visits.js';
import { closedHour, facts, visit } from './visit.js';

const phone = '33 1234 5678';

function bot(slug: string, locale: 'es' | 'en' = 'es', over: Partial<BusinessFacts> = {}) {
  const template = allTemplates.find((one) => one.slug === slug);
  if (template === undefined) throw new Error(slug);
  return definitionOf(template, facts(locale, over));
}

describe('clinic', () => {
  test('a visitor who does not consent leaves no personal data, for an appointment and outside opening hours', () => {
    const clinic = bot('clinic-appointments');
    const booking = ['Solicitar una cita', 'Consulta general', 'Sí, la primera', 'lunes', '10:00', 'No acepto'];
    const personal = clinic.variables.filter((variable) => variable.isPersonalData).map((variable) => variable.name);
    for (const { state, outputs } of [
      visit(clinic, booking),
      visit(clinic, ['Hablar con recepción', 'No acepto'], closedHour),
    ]) {
      expect(personal.map((name) => state.variables[name] ?? null)).toEqual(personal.map(() => null));
      expect(outputs).not.toContainEqual(expect.objectContaining({ kind: 'goalReached' }));
      expect(state.awaiting?.blockId).toBe('more-choice');
    }
  });

  test.each([
    ['MX', '911'],
    ['CO', '123'],
    ['CL', '131'],
    ['AR', '107'],
    ['ES', '112'],
    ['JP', 'número de emergencias de su país'],
  ])('in %s the number for emergencies is %s, in the menu and in answers', (country, number) => {
    const clinic = bot('clinic-appointments', 'es', { country });
    expect(visit(clinic, ['Es una urgencia']).said).toContain(number);
    expect(visit(clinic, ['¿Qué puedo tomar para el dolor?']).said).toContain(number);
  });

  test('uses usted everywhere', () => {
    const { said } = visit(bot('clinic-appointments', 'es', { country: 'AR' }), ['Hablar con recepción']);
    expect(said).toContain('Le comunico con una persona');
  });
});

describe('restaurant', () => {
  test('a party that is too large is handed off to a person with the number of people', () => {
    const { outputs } = visit(bot('restaurant-tables'), ['Reservar mesa', '25']);
    expect(outputs).toContainEqual(expect.objectContaining({ kind: 'handedOff', reason: 'Grupo de 25 personas' }));
  });

  test('a day on which it is closed is refused, and the question is asked again', () => {
    const { said, state } = visit(bot('restaurant-tables'), ['Reservar mesa', '2', 'lunes']);
    expect(said).toContain('estamos cerrados');
    expect(state.awaiting?.kind).toBe('DATE');
  });
});

describe('shop', () => {
  test('an exchange after the deadline is handed off to a person, a defect never is', () => {
    const late = visit(bot('shop-assistant'), ['Cambio o devolución', 'No me quedó', 'Más de 30 días']);
    expect(late.outputs).toContainEqual(expect.objectContaining({ kind: 'handedOff' }));
    const defect = visit(bot('shop-assistant'), ['Cambio o devolución', 'Llegó con defecto', 'Más de 30 días']);
    expect(defect.state.awaiting?.blockId).toBe('exchange-order');
  });

  test('an invalid number is asked again, and then a person is offered', () => {
    const { outputs, said } = visit(bot('shop-assistant'), ['Mi pedido', 'no sé', 'ni idea', 'tampoco']);
    expect(said).toContain('no tiene la forma de un pedido');
    expect(outputs).toContainEqual(expect.objectContaining({ kind: 'handedOff' }));
  });
});

describe('real estate', () => {
  test('a visitor who rents is asked for a monthly amount in the currency of the business', () => {
    const agency = bot('real-estate-leads', 'es', { country: 'CO', currency: 'COP', timeZone: 'America/Bogota' });
    const { said } = visit(agency, ['Alquilar', 'Casa', 'Chapinero', '2500000']);
    expect(said).toContain('¿Cuánto al mes');
    expect(said).not.toContain('invertir');
  });

  test('a visitor can book a viewing at once', () => {
    const answers = ['Comprar', 'Casa', 'Centro', '3 millones', '3 o más', 'Ana López', phone, 'omitir'];
    const { outputs } = visit(bot('real-estate-leads'), [...answers, 'Sí, apartar un día', 'viernes', 'Por la tarde']);
    const goals = outputs.flatMap((output) => (output.kind === 'goalReached' ? [output.name] : []));
    expect(goals).toEqual(['Prospecto registrado', 'Visita solicitada']);
  });
});

test('an adult student is not asked for a guardian', () => {
  const { outputs } = visit(bot('school-admissions'), ['Agendar visita y clase muestra', 'Para mí', 'Ana López']);
  expect(outputs.some((output) => output.kind === 'entered' && output.groupId === 'visit-guardian')).toBe(false);
});

test.each(['Pedido para llevar', 'Grúa solicitada'])(
  '“%s” outside opening hours asks nothing twice and promises no person',
  (goal) => {
    const script = scripts.find((one) => one.goal === goal);
    const { outputs, state, said } = visit(bot(script?.template ?? ''), script?.answers ?? [], closedHour);
    expect(outputs).not.toContainEqual(expect.objectContaining({ kind: 'handedOff' }));
    expect(outputs.filter((output) => output.kind === 'asked' && output.questionKind === 'PHONE')).toHaveLength(1);
    expect(said).toMatch(/cerrad[ao]/);
    expect(state.awaiting?.blockId).toBe('more-choice');
  },
);

test('a visitor who gave a name is not asked for it again outside opening hours', () => {
  const answers = [
    'Cambiar o cancelar mi cita',
    'Cancelar la cita',
    'Ana López',
    'el viernes a las 5',
    'Por teléfono',
    phone,
  ];
  const { state } = visit(bot('salon-appointments'), answers, closedHour);
  expect(state.variables).toMatchObject({ nombre: 'Ana López', telefono: '+523312345678' });
  expect(state.awaiting?.blockId).toBe('leave-message-text');
});

test('a question in the middle of a booking is answered and the booking continues', () => {
  const answers = [
    'Agendar una cita',
    '¿Piden anticipo?',
    'Tinte',
    'Con quien esté disponible',
    '¿Hasta cuándo puedo cancelar?',
    'viernes',
  ];
  const { said, state } = visit(bot('salon-appointments'), answers);
  expect(said).toContain('30 % al reservar');
  expect(said).toContain('Hasta 4 horas antes');
  expect(state.awaiting?.blockId).toBe('book-time');
});

test('too many invalid replies lead to help, and trying again repeats the question', () => {
  const phones = ['Reservar mesa', '2', 'sábado', '20:00', 'Un cumpleaños', 'Luis Pech', 'nada', 'nope', 'no'];
  const { said, state } = visit(bot('restaurant-tables'), [...phones, 'Intentar de nuevo']);
  expect(said).toContain('no nos estamos entendiendo');
  expect(state.awaiting?.kind).toBe('PHONE');
});

test.each(['es', 'en'] as const)(
  'where the business is, is shown with a map, and nowhere without an address, in %s',
  (locale) => {
    const wanted = locale === 'es' ? 'Horario y ubicación' : 'Hours and location';
    const placesOf = (definition: ReturnType<typeof bot>) =>
      visit(definition, [wanted]).outputs.flatMap((output) =>
        output.kind === 'message' ? output.content.filter(({ kind }) => kind === 'location') : [],
      );
    const [place] = placesOf(bot('salon-appointments', locale));
    expect(place).toMatchObject({ title: 'La Palma', address: 'Av. Juárez 10, Guadalajara' });
    expect(placesOf(bot('salon-appointments', locale, { address: null }))).toEqual([]);
  },
);

test.each(['es', 'en'] as const)(
  'a property is chosen by its picture, and by the words of customers, in %s',
  (locale) => {
    const kinds = bot('real-estate-leads', locale)
      .flows.flatMap(({ groups }) => groups.flatMap(({ blocks }) => blocks))
      .flatMap((block) => (block.kind === 'pictureChoice' ? block.options.items : []));
    expect(kinds.map(({ id }) => id)).toEqual(['house', 'flat', 'land', 'office']);
    expect(kinds[1]?.synonyms).toContain(locale === 'es' ? 'depa' : 'apartment');
  },
);
