import { branch, goal, handOff, say, then } from '../../flow-plan/blocks.js';
import { group, variable, type FlowPlan, type GroupPlan } from '../../flow-plan/plan.js';
import { askNumber, askText, choice, item, itemAs } from '../../flow-plan/questions.js';
import { askDayAndTime } from '../../flow-plan/times.js';
import { closing, placeSection } from '../../sections/closing.js';
import { confirmation } from '../../sections/confirmation.js';
import { personItem, placeItem, questionItem } from '../../sections/menu-items.js';
import { personSection } from '../../sections/person.js';
import { freeQuestion, sideTalk } from '../../sections/side-talk.js';
import { askName, askTelephone, visitor } from '../../sections/visitor.js';
import type { BusinessFacts } from '../../template.js';
import { both } from '../../voice.js';
import { restaurantSynonyms } from './synonyms.js';

const people = variable(both('personas', 'people'), 'NUMBER');
const occasion = variable(both('ocasion', 'occasion'));
const order = variable(both('pedido', 'order'));
const largestTable = 12;

/** Menu, reservations for a day, an hour and a number of people, take-away orders. */
export function restaurantFlow(facts: BusinessFacts): FlowPlan {
  return {
    synonyms: restaurantSynonyms,
    groups: [
      welcome,
      ...sideTalk(0),
      menu,
      ...reservation,
      ...takeaway,
      placeSection(1, facts),
      ...freeQuestion(1),
      ...confirmation({
        id: 'table',
        column: 4,
        title: both('Revisar la reservación', 'Check the reservation'),
        summary: both(
          'Mesa para **{{ personas }}** el **{{ dia }}**, **{{ hora }}**, a nombre de {{ nombre }}, celular {{ telefono }}. Ocasión: {{ ocasion }}.',
          'A table for **{{ people }}** on **{{ day }}**, **{{ time }}**, for {{ name }}, mobile {{ phone }}. Occasion: {{ occasion }}.',
        ),
        goal: both('Mesa solicitada', 'Table requested'),
        done: both(
          '¡Gracias, {{ nombre }}! Te confirmamos la mesa por mensaje. Guardamos el lugar 15 minutos después de la hora.',
          'Thank you, {{ name }}! We confirm the table by message. We hold it for 15 minutes after the hour.',
        ),
        redo: 'reserve',
      }),
      ...personSection({ column: 3 }),
      ...closing(
        6,
        both(
          '¡Gracias por escribir a {{ business.name }}! Buen provecho.',
          'Thank you for writing to {{ business.name }}! Enjoy your meal.',
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
        '¡Hola! Soy el asistente automático de {{ business.name }}. Horario de hoy: {{ business.hoursToday }}.',
        'Hello! I am the automated assistant of {{ business.name }}. Today’s hours: {{ business.hoursToday }}.',
      ),
      both(
        '¡Bienvenidos a {{ business.name }}! Soy un asistente automático: te muestro el menú y reservo mesas a cualquier hora.',
        'Welcome to {{ business.name }}! I am an automated assistant: I show you the menu and take reservations at any time.',
      ),
    ),
    choice('menu', {
      prompt: both('¿Qué se te antoja?', 'What would you like?'),
      items: [
        item('dishes', both('Ver el menú', 'See the menu'), 'dishes'),
        item('reserve', both('Reservar mesa', 'Reserve a table'), 'reserve'),
        item('takeaway', both('Pedir para llevar', 'Order to take away'), 'takeaway'),
        placeItem,
        questionItem,
        personItem,
      ],
    }),
  ],
});

const menu = group('dishes', 1, {
  title: both('El menú', 'The menu'),
  blocks: [
    say(
      'dishes-list',
      both(
        'Lo que más nos piden:\n\n{{ business.servicesText }}',
        'What people like best:\n\n{{ business.servicesText }}',
      ),
    ),
    choice('dishes-next', {
      prompt: both('¿Qué hacemos?', 'What shall we do?'),
      items: [
        item('reserve', both('Reservar mesa', 'Reserve a table'), 'reserve'),
        item('takeaway', both('Pedir para llevar', 'Order to take away'), 'takeaway'),
        item('diet', both('Alergias y opciones sin carne', 'Allergies and meatless options'), 'diet'),
        item('more', both('Nada por ahora', 'Nothing for now'), 'more'),
      ],
    }),
  ],
});

const reservation: GroupPlan[] = [
  group('diet', 2, {
    title: both('Alergias y dietas', 'Allergies and diets'),
    blocks: [
      then(
        say(
          'diet-text',
          both(
            'Tenemos platos vegetarianos y podemos preparar varios sin gluten o sin lácteos. Si hay una alergia, [avísanos|avisanos] al reservar y al llegar: en la cocina se usan nueces, mariscos, huevo, leche y trigo.',
            'We have vegetarian dishes and can prepare several without gluten or dairy. If there is an allergy, tell us when you reserve and when you arrive: the kitchen uses nuts, seafood, egg, milk and wheat.',
          ),
        ),
        'more',
      ),
    ],
  }),
  group('reserve', 1, {
    title: both('Reservar: cuántos', 'Reserve: how many'),
    blocks: [
      askNumber('reserve-people', {
        prompt: both('¿Para cuántas personas?', 'For how many people?'),
        into: people,
        min: 1,
        max: 200,
        hint: both('Por ejemplo, 4', 'For example, 4'),
      }),
      branch(
        'reserve-is-large',
        { left: people, operator: 'GREATER', right: both(String(largestTable), String(largestTable)) },
        { yes: 'large-party', otherwise: 'reserve-when' },
      ),
    ],
  }),
  group('large-party', 2, {
    title: both('Grupos grandes', 'Large parties'),
    blocks: [
      handOff('large-party-handoff', {
        reason: both('Grupo de {{ personas }} personas', 'Party of {{ people }}'),
        message: both(
          'Para {{ personas }} personas armamos el lugar y un menú de grupo. Te comunico con alguien del equipo.',
          'For {{ people }} people we arrange the room and a group menu. I am connecting you with somebody of the team.',
        ),
      }),
    ],
  }),
  group('reserve-when', 2, {
    title: both('Día y hora', 'Day and time'),
    blocks: [
      ...askDayAndTime('reserve-day', {
        prompt: both('¿Qué día y a qué hora?', 'Which day and time?'),
        into: visitor.day,
        hour: visitor.time,
        hint: both('Hoy a las 8, el sábado…', 'Today at 8, Saturday…'),
        next: 'reserve-when/reserve-occasion',
      }),
      choice('reserve-occasion', {
        prompt: both('¿Celebran algo?', 'Are you celebrating anything?'),
        into: occasion,
        items: [
          itemAs('none', both('No, solo a comer', 'No, just a meal'), both('ninguna', 'none')),
          itemAs('birthday', both('Un cumpleaños', 'A birthday'), both('cumpleaños', 'birthday')),
          itemAs('anniversary', both('Un aniversario', 'An anniversary'), both('aniversario', 'anniversary')),
          itemAs('business', both('Comida de trabajo', 'A business meal'), both('comida de trabajo', 'business meal')),
        ],
        next: 'reserve-who',
      }),
    ],
  }),
  group('reserve-who', 3, {
    title: both('Datos', 'Details'),
    blocks: [askName('reserve-name'), askTelephone('reserve-phone', { next: 'table-check' })],
  }),
];

const takeaway: GroupPlan[] = [
  group('takeaway', 1, {
    title: both('Para llevar', 'To take away'),
    blocks: [
      askText('takeaway-order', {
        prompt: both(
          '¿Qué te preparamos? [Escribe|Escribí] platos y cantidades.',
          'What shall we prepare? Write the dishes and how many.',
        ),
        into: order,
        hint: both('2 menús del día y 1 limonada', '2 set lunches and 1 lemonade'),
        isLong: true,
        minLength: 3,
        maxLength: 1000,
      }),
      askName('takeaway-name', { prompt: both('¿A nombre de quién?', 'For whom?') }),
      askTelephone('takeaway-phone', { next: 'takeaway-saved' }),
    ],
  }),
  group('takeaway-saved', 2, {
    title: both('Pedido recibido', 'Order received'),
    blocks: [
      goal('takeaway-goal', both('Pedido para llevar', 'Take-away order')),
      say(
        'takeaway-thanks',
        both(
          'Anotado: {{ pedido }}. Revisamos tu pedido y te decimos el total y la hora para recogerlo.',
          'Noted: {{ order }}. We check your order and tell you the total and when to pick it up.',
        ),
      ),
      handOff('takeaway-handoff', {
        reason: both('Pedido de {{ nombre }}: {{ pedido }}', 'Order of {{ name }}: {{ order }}'),
        message: both('Te respondemos en unos minutos.', 'We answer in a few minutes.'),
        closed: 'takeaway-closed',
      }),
    ],
  }),
  group('takeaway-closed', 3, {
    title: both('Cocina cerrada', 'Kitchen closed'),
    blocks: [
      then(
        say(
          'takeaway-closed-text',
          both(
            'Ahora la cocina está cerrada. Vemos tu pedido en cuanto abramos y te escribimos al {{ telefono }}:\n\n{{ business.openingHoursText }}',
            'The kitchen is closed now. We look at your order as soon as we open and write to {{ phone }}:\n\n{{ business.openingHoursText }}',
          ),
        ),
        'more',
      ),
    ],
  }),
];
