import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of members and visitors of a gym. */
export const gymKnowledge: readonly KnowledgePlan[] = [
  knows(
    'joining-fee',
    both('¿Cobran inscripción?', 'Is there a joining fee?'),
    both(
      'No en los planes mensuales y anuales. Tu credencial va incluida.',
      'Not for the monthly and yearly plans. You get your card with it.',
    ),
  ),
  knows(
    'minimum-term',
    both('¿Hay contrato o plazo forzoso?', 'Is there a contract or a minimum term?'),
    both(
      'Los planes mensuales son sin plazo: [avisa|avisá] 5 días antes de que termine el mes y listo.',
      'The monthly plans have no minimum term: tell us 5 days before the end of the month and that is it.',
    ),
  ),
  knows(
    'freeze',
    both('¿Puedo congelar o pausar mi membresía?', 'Can I freeze or pause my membership?'),
    both(
      'Sí, hasta dos meses al año, por viaje o por salud.',
      'Yes, for up to two months a year, for travel or health.',
    ),
  ),
  knows(
    'bring',
    both('¿Qué ropa o cosas hay que llevar para entrenar?', 'What clothes or things should I bring to train?'),
    both(
      'Ropa cómoda, toalla, agua y un candado para el locker.',
      'Comfortable clothes, a towel, water and a padlock for the locker.',
    ),
  ),
  knows(
    'showers',
    both('¿Tienen duchas y lockers?', 'Do you have showers and lockers?'),
    both(
      'Sí: duchas con agua caliente, vestidores y lockers de uso diario.',
      'Yes: hot showers, changing rooms and lockers for the day.',
    ),
  ),
  knows(
    'age',
    both('¿Desde qué edad se puede entrenar?', 'From what age can one train?'),
    both(
      'Desde los 14 años, con permiso firmado por madre, padre o tutor hasta los 18.',
      'From 14, with a permission signed by a parent or guardian until 18.',
    ),
  ),
  knows(
    'beginner',
    both('¿Puedo ir si nunca he hecho ejercicio?', 'Can I come if I have never exercised?'),
    both(
      'Claro. Empezamos con una valoración y una rutina suave; siempre hay un entrenador en la sala.',
      'Of course. We start with an assessment and an easy routine; there is always a trainer on the floor.',
    ),
  ),
  knows(
    'nutrition',
    both('¿Tienen nutricionista?', 'Do you have a nutritionist?'),
    both(
      'Sí, con cita y costo aparte. Los entrenadores no dan dietas.',
      'Yes, by appointment and at extra cost. Trainers do not give diets.',
    ),
  ),
  knows(
    'guest',
    both('¿Puedo llevar a un invitado?', 'Can I bring a guest?'),
    both(
      'Con el plan completo, un invitado gratis al mes. Los demás pagan la visita de un día.',
      'With the full plan, one guest a month for free. Others pay the day pass.',
    ),
  ),
  knows(
    'busy',
    both('¿A qué hora hay menos gente?', 'When is it least busy?'),
    both('Entre semana de 10:00 a 16:00 y los domingos.', 'On weekdays from 10:00 to 16:00, and on Sundays.'),
  ),
  knows(
    'timetable',
    both(
      '¿A qué hora son las clases de spinning, yoga, baile o funcional?',
      'At what time are the spinning, yoga, dance and functional lessons?',
    ),
    both(
      'Funcional: lunes a viernes, 7:00 y 19:00. Spinning: lunes, miércoles y viernes, 7:00, 18:00 y 20:00. Yoga: martes y jueves, 9:00 y 19:00. Baile: martes y jueves 18:00, sábado 9:00.',
      'Functional: Monday to Friday, 7:00 and 19:00. Spinning: Monday, Wednesday and Friday, 7:00, 18:00 and 20:00. Yoga: Tuesday and Thursday, 9:00 and 19:00. Dance: Tuesday and Thursday 18:00, Saturday 9:00.',
    ),
  ),
  knows(
    'plans',
    both('¿Qué planes y membresías tienen?', 'Which plans and memberships do you have?'),
    both(
      '[Escribe|Escribí] «planes» y te muestro cada uno con su precio.',
      'Write “plans” and I show each of them with its price.',
    ),
  ),
];
