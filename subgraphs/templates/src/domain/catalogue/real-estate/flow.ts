import { branch, goal, keep, say, then } from '../../flow-plan/blocks.js';
import { pictures } from '../../flow-plan/answers-in-parts.js';
import { group, variable, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askNumber, askMoment, askText, choice, item, itemAs, partsOfDay } from '../../flow-plan/questions.js';
import { closing, placeSection } from '../../sections/closing.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askAddress, askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { realEstateSynonyms } from './synonyms.js';

const operation = variable(both('operacion', 'operation'));
const kind = variable(both('propiedad', 'property'));
const zone = variable(both('zona', 'area'));
const budget = variable(both('presupuesto', 'budget'), 'NUMBER');
const bedrooms = variable(both('dormitorios', 'bedrooms'));
const rent = both('alquilar', 'rent');

const kinds = [
  itemAs('house', both('Casa', 'House'), both('casa', 'house')),
  itemAs('flat', both('Departamento', 'Flat'), both('departamento', 'flat')),
  itemAs('land', both('Terreno', 'Land'), both('terreno', 'land')),
  itemAs('office', both('Local u oficina', 'Shop or office'), both('local u oficina', 'shop or office')),
];

/** Leads who buy or rent, with area and budget; owners who offer; visits. */
export function realEstateFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: realEstateSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      ...intents,
      ...search(facts.currency),
      lead,
      ...visits,
      ...owners,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...personSection({ column: 3 }),
      ...closing(
        6,
        both(
          'Gracias por confiar en {{ business.name }}. ¡Hasta pronto!',
          'Thank you for trusting {{ business.name }}. See you soon!',
        ),
      ),
    ],
  };
}

const welcome = group('welcome', 0, {
  title: both('Bienvenida', 'Welcome'),
  blocks: [
    say(
      'greeting',
      both(
        'Hola, soy el asistente automático de {{ business.name }}. En un minuto tomo nota de lo que [buscas|buscás] para que un asesor te proponga opciones.',
        'Hello, I am the automated assistant of {{ business.name }}. In a minute I note what you are looking for so that an agent can propose options.',
      ),
    ),
    choice('menu', {
      prompt: both('¿Qué [quieres|querés] hacer?', 'What would you like to do?'),
      items: [
        item('buy', both('Comprar', 'Buy'), 'buy'),
        item('rent', both('Alquilar', 'Rent'), 'rent'),
        item('offer', both('Vender o dar en alquiler', 'Sell or let'), 'offer'),
        item('services', both('Servicios y honorarios', 'Services and fees'), 'services'),
        { ...placeItem, label: both('Horario y oficina', 'Hours and office') },
        questionItem,
        personItem,
      ],
    }),
  ],
});

const intents: GroupPlan[] = [
  group('buy', 1, {
    title: both('Comprar', 'Buy'),
    blocks: [then(keep('buy-kept', operation, both('comprar', 'buy')), 'search')],
  }),
  group('rent', 1, {
    title: both('Alquilar', 'Rent'),
    blocks: [then(keep('rent-kept', operation, rent), 'search')],
  }),
  group('services', 1, {
    title: both('Servicios y honorarios', 'Services and fees'),
    blocks: [
      then(
        say(
          'services-list',
          both(
            'Además de buscar y vender, ofrecemos:\n\n{{ business.servicesText }}\n\nA quien busca no le cobramos por mostrar propiedades.',
            'Besides finding and selling, we offer:\n\n{{ business.servicesText }}\n\nWe charge nothing for showing properties.',
          ),
        ),
        'more',
      ),
    ],
  }),
];

function search(currency: string): GroupPlan[] {
  const money = { into: budget, min: 1, currency };
  return [
    group('search', 2, {
      title: both('Qué busca', 'What is wanted'),
      blocks: [
        pictures('search-kind', {
          prompt: both('¿Qué tipo de propiedad?', 'What kind of property?'),
          into: kind,
          items: kinds,
        }),
        askText('search-zone', {
          prompt: both('¿En qué zona o barrio?', 'In which area or neighbourhood?'),
          into: zone,
          minLength: 2,
          maxLength: 120,
        }),
        branch(
          'search-is-rent',
          { left: operation, operator: 'EQUALS', right: rent },
          { yes: 'budget-rent', otherwise: 'budget-buy' },
        ),
      ],
    }),
    group('budget-buy', 3, {
      title: both('Presupuesto de compra', 'Budget to buy'),
      blocks: [
        askNumber('budget-buy-amount', {
          ...money,
          prompt: both('¿Hasta cuánto [quieres|querés] invertir?', 'What is the most you would like to spend?'),
          next: 'rooms',
        }),
      ],
    }),
    group('budget-rent', 3, {
      title: both('Presupuesto de alquiler', 'Budget to rent'),
      blocks: [
        askNumber('budget-rent-amount', {
          ...money,
          prompt: both('¿Cuánto al mes, como máximo?', 'How much a month, at most?'),
          next: 'rooms',
        }),
      ],
    }),
  ];
}

const lead = group('rooms', 4, {
  title: both('Detalles y datos', 'Details'),
  blocks: [
    branch(
      'rooms-is-land',
      { left: kind, operator: 'EQUALS', right: both('terreno', 'land') },
      { yes: 'rooms/rooms-none', otherwise: 'rooms/rooms-is-office' },
    ),
    branch(
      'rooms-is-office',
      { left: kind, operator: 'EQUALS', right: both('local u oficina', 'shop or office') },
      { otherwise: 'rooms/rooms-count' },
    ),
    then(keep('rooms-none', bedrooms, both('sin dormitorios', 'no bedrooms')), 'rooms/lead-name'),
    choice('rooms-count', {
      prompt: both('¿Cuántos dormitorios?', 'How many bedrooms?'),
      into: bedrooms,
      items: [
        itemAs(
          'any',
          both('Me da igual', 'No preference'),
          both('con los dormitorios que sean', 'any number of bedrooms'),
        ),
        itemAs('one', both('1', '1'), both('1 dormitorio', '1 bedroom')),
        itemAs('two', both('2', '2'), both('2 dormitorios', '2 bedrooms')),
        itemAs('three', both('3 o más', '3 or more'), both('3 dormitorios o más', '3 bedrooms or more')),
      ],
    }),
    askName('lead-name', { prompt: both('¿Cómo te llamas?', 'What is your name?') }),
    askTelephone('lead-phone', {
      prompt: both('¿A qué celular te mandamos opciones?', 'Which mobile number should we send options to?'),
    }),
    askAddress('lead-email', {
      prompt: both(
        '¿Y un correo para las fichas? [Escribe|Escribí] «omitir» si no hace falta.',
        'And an e-mail address for the details? Write “skip” if there is no need.',
      ),
      isOptional: true,
    }),
    goal('lead-goal', both('Prospecto registrado', 'Lead registered')),
    then(
      say(
        'lead-summary',
        both(
          'Anotado, {{ nombre }}: {{ operacion }} {{ propiedad }} en {{ zona }}, hasta {{ presupuesto | money }}, {{ dormitorios }}. Un asesor te manda opciones por mensaje.',
          'Noted, {{ name }}: {{ operation }} a {{ property }} in {{ area }}, up to {{ budget | money }}, {{ bedrooms }}. An agent sends you options by message.',
        ),
      ),
      'visit',
    ),
  ],
});

const visits: GroupPlan[] = [
  group('visit', 5, {
    title: both('Agendar visita', 'Arrange a visit'),
    blocks: [
      choice('visit-wish', {
        prompt: both('¿Apartamos ya un día para visitar?', 'Shall we set a day for viewings now?'),
        items: [
          item('yes', both('Sí, apartar un día', 'Yes, set a day')),
          item('later', both('No, primero las opciones', 'No, the options first'), 'more'),
        ],
      }),
      ...askMoment({
        day: 'visit-day',
        hour: 'visit-time',
        group: 'visit',
        into: { day: visitor.day, hour: visitor.time },
        prompts: {
          day: both('¿Qué día y a qué hora [puedes|podés]?', 'Which day and time can you come?'),
          hour: both('¿En qué horario?', 'At what time?'),
        },
        hint: both('El sábado a las 11…', 'Saturday at 11…'),
        hours: partsOfDay,
        next: 'visit/visit-goal',
      }),
      goal('visit-goal', both('Visita solicitada', 'Viewing requested')),
      then(
        say(
          'visit-thanks',
          both(
            'Listo: visitas el {{ dia }}, {{ hora }}. El asesor te confirma la ruta.',
            'Done: viewings on {{ day }}, {{ time }}. The agent confirms the route.',
          ),
        ),
        'more',
      ),
    ],
  }),
];

const owners: GroupPlan[] = [
  group('offer', 1, {
    title: both('Propietarios', 'Owners'),
    blocks: [
      choice('offer-operation', {
        prompt: both('¿[Quieres|Querés] vender o dar en alquiler?', 'Would you like to sell or to let?'),
        into: operation,
        items: [
          itemAs('sell', both('Vender', 'Sell'), both('vender', 'sell')),
          itemAs('let', both('Dar en alquiler', 'Let'), both('dar en alquiler', 'let')),
        ],
      }),
      choice('offer-kind', { prompt: both('¿Qué propiedad es?', 'What is it?'), into: kind, items: kinds }),
      askText('offer-zone', {
        prompt: both('¿Dónde está?', 'Where is it?'),
        into: zone,
        minLength: 2,
        maxLength: 200,
        next: 'offer-who',
      }),
    ],
  }),
  group('offer-who', 2, {
    title: both('Datos del propietario', 'Owner details'),
    blocks: [
      askName('offer-name', { prompt: both('¿Cómo te llamas?', 'What is your name?') }),
      askTelephone('offer-phone', { prompt: both('¿A qué número te llamamos?', 'Which number should we call?') }),
      goal('offer-goal', both('Propiedad ofrecida', 'Property offered')),
      then(
        say(
          'offer-thanks',
          both(
            'Gracias, {{ nombre }}. Un asesor te llama para {{ operacion }} tu {{ propiedad }} en {{ zona }}; la primera valoración no tiene costo.',
            'Thank you, {{ name }}. An agent calls you to {{ operation }} your {{ property }} in {{ area }}; the first valuation is free.',
          ),
        ),
        'more',
      ),
    ],
  }),
];
