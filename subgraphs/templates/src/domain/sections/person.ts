import { branch, goal, handOff, say, then } from '../flow-plan/blocks.js';
import { group, type BlockPlan, type GroupPlan, type VariablePlan } from '../flow-plan/plan.js';
import { alsoSaid, askText, choice, item } from '../flow-plan/questions.js';
import { both } from '../voice.js';
import { askAddress, askName, askTelephone, visitor } from './visitor.js';

/** The column of the group, and the consent required before personal data is collected. */
export interface PersonSection {
  readonly column: number;
  readonly consent?: BlockPlan;
}

const skipKnown = (id: string, left: VariablePlan, to: string): BlockPlan =>
  branch(id, { left, operator: 'IS_NOT_EMPTY' }, { yes: to });

/** Hands off to a person; outside opening hours collects a message with a phone number or an e-mail address. */
export function personSection({ column, consent }: PersonSection): GroupPlan[] {
  return [
    group('person', column, {
      title: both('Con una persona', 'With a person'),
      blocks: [
        handOff('person-handoff', {
          reason: both('Pidió hablar con una persona', 'Asked for a person'),
          message: both(
            '[Te|Le|Te] comunico con una persona del equipo. [Puedes|Puede|Podés] seguir escribiendo aquí.',
            'I am connecting you with a person of the team. You can go on writing here.',
          ),
        }),
      ],
    }),
    afterHours(column + 1, consent),
    ...details(column + 2),
  ];
}

function afterHours(column: number, consent: BlockPlan | undefined): GroupPlan {
  return group('after-hours', column, {
    title: both('Fuera de horario', 'Outside hours'),
    blocks: [
      say(
        'after-hours-text',
        both(
          'En este momento no hay nadie en el equipo. Nuestro horario:\n\n{{ business.openingHoursText }}',
          'Nobody of the team is here right now. Our hours:\n\n{{ business.openingHoursText }}',
        ),
      ),
      ...(consent === undefined ? [] : [consent]),
      choice('after-hours-choice', {
        prompt: both(
          '¿Cómo [prefieres|prefiere|preferís] que [te|le|te] contactemos?',
          'How would you like us to contact you?',
        ),
        items: [
          alsoSaid(
            item('phone', both('Por teléfono', 'By phone'), 'leave-phone'),
            'llámenme, que me llamen, llamada, celular, whatsapp, mensaje',
            'call me, phone, a call, text me, whatsapp',
          ),
          alsoSaid(
            item('email', both('Por correo', 'By e-mail'), 'leave-email'),
            'correo, email, mail, escríbanme, correo electrónico',
            'email, mail, e-mail, write to me',
          ),
          alsoSaid(
            item('later', both('Mejor escribo después', 'I will write later'), 'more'),
            'después, luego, más tarde, mañana escribo, yo escribo',
            'later, another time',
          ),
        ],
      }),
    ],
  });
}

function details(column: number): GroupPlan[] {
  const name = both('¿Cuál es [tu|su|tu] nombre?', 'What is your name?');
  return [
    group('leave-phone', column, {
      title: both('Dejar teléfono', 'Leave a phone number'),
      blocks: [
        skipKnown('leave-phone-known', visitor.name, 'leave-phone/leave-phone-has-number'),
        askName('leave-phone-name', { prompt: name }),
        skipKnown('leave-phone-has-number', visitor.phone, 'leave-message'),
        askTelephone('leave-phone-number', {
          prompt: both('¿A qué número [te|le|te] llamamos?', 'Which number should we call?'),
          next: 'leave-message',
        }),
      ],
    }),
    group('leave-email', column, {
      title: both('Dejar correo', 'Leave an e-mail address'),
      blocks: [
        skipKnown('leave-email-known', visitor.name, 'leave-email/leave-email-has-address'),
        askName('leave-email-name', { prompt: name }),
        skipKnown('leave-email-has-address', visitor.email, 'leave-message'),
        askAddress('leave-email-address', { next: 'leave-message' }),
      ],
    }),
    group('leave-message', column + 1, {
      title: both('Recado', 'Message'),
      blocks: [
        askText('leave-message-text', {
          prompt: both('¿Qué le digo al equipo?', 'What should I tell the team?'),
          into: visitor.message,
          isLong: true,
          maxLength: 1000,
        }),
        goal('leave-message-goal', both('Dejó sus datos', 'Left contact details')),
        then(
          say(
            'leave-message-thanks',
            both(
              'Listo, {{ nombre }}. En cuanto abramos [te|le|te] contactamos.',
              'Done, {{ name }}. We will contact you as soon as we open.',
            ),
          ),
          'more',
        ),
      ],
    }),
  ];
}
