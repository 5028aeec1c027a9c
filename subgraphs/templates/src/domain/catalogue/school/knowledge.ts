import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of students and parents. */
export const schoolKnowledge: readonly KnowledgePlan[] = [
  knows(
    'start',
    both('¿Cuándo empiezan los cursos?', 'When do the courses start?'),
    both('Abrimos grupos nuevos el primer lunes de cada mes.', 'New groups start on the first Monday of every month.'),
  ),
  knows(
    'group-size',
    both('¿De cuántos alumnos son los grupos?', 'How many students are in a group?'),
    both('De 12 como máximo, y de 8 en los de niños.', 'Twelve at most, and eight in the children’s groups.'),
  ),
  knows(
    'ages',
    both('¿Desde qué edad aceptan niños?', 'From what age do you take children?'),
    both(
      'Desde los 5 años en inglés para niños y desde los 12 en programación.',
      'From 5 in English for children and from 12 in programming.',
    ),
  ),
  knows(
    'certificate',
    both('¿Entregan certificado o diploma?', 'Do you give a certificate or diploma?'),
    both(
      'Sí, al terminar cada nivel, y preparamos para las certificaciones oficiales de idiomas.',
      'Yes, at the end of each level, and we prepare for the official language certificates.',
    ),
  ),
  knows(
    'grants',
    both('¿Hay becas o descuentos?', 'Are there grants or discounts?'),
    both(
      'Hay 10 % para hermanos y becas parciales por promedio, que se solicitan en coordinación cada semestre.',
      'Brothers and sisters get 10 % off, and there are partial grants by marks, to be requested at the office every semester.',
    ),
  ),
  knows(
    'missed',
    both('¿Qué pasa si falto a una clase?', 'What happens if I miss a class?'),
    both(
      '[Puedes|Podés] reponerla en otro grupo del mismo nivel durante el mismo mes.',
      'You can make it up in another group of the same level within the month.',
    ),
  ),
  knows(
    'material',
    both('¿El libro y el material van incluidos?', 'Are the book and the materials included?'),
    both(
      'El libro se compra una vez por nivel; el material en línea va incluido.',
      'The book is bought once per level; the online materials are included.',
    ),
  ),
  knows(
    'teachers',
    both('¿Los profesores están certificados?', 'Are the teachers certified?'),
    both(
      'Sí, todos tienen certificación y al menos tres años de experiencia en aula.',
      'Yes, all are certified and have taught for at least three years.',
    ),
  ),
  knows(
    'cancel',
    both('¿Cómo me doy de baja?', 'How do I drop out?'),
    both(
      '[Avisa|Avisá] a coordinación antes del día 25 y no se cobra el mes siguiente.',
      'Tell the office before the 25th and the next month is not charged.',
    ),
  ),
  knows(
    'intensive',
    both('¿Tienen cursos intensivos o sabatinos?', 'Do you have intensive or Saturday courses?'),
    both(
      'Sí: intensivos de lunes a jueves y sabatinos de cuatro horas.',
      'Yes: intensive ones from Monday to Thursday, and Saturday ones of four hours.',
    ),
  ),
  knows(
    'enrol',
    both('¿Cómo me inscribo y qué requisitos piden?', 'How do I enrol, and what are the requirements?'),
    both(
      'Primero [agenda|agendá] una visita con clase muestra. Después hace falta identificación, comprobante de domicilio y el primer pago; si es menor de edad, firma su madre, padre o tutor.',
      'First arrange a visit with a sample lesson. Then you need identification, proof of address and the first payment; for a minor, a parent or guardian signs.',
    ),
  ),
];
