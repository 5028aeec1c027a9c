import { both } from '../../voice.js';
import type { Synonyms } from '../../flow-plan/plan.js';

/** Other words that customers use for the choices of the flow. */
export const schoolSynonyms: Synonyms = {
  menu: {
    courses: both('cursos, clases, niveles, materias, qué cursos hay, informes', 'courses, classes, levels, subjects'),
    tuition: both(
      'precios, costos, colegiaturas, colegiatura, mensualidad, cuotas',
      'prices, costs, tuition, monthly fee',
    ),
    enrolment: both(
      'inscripción, inscripciones, inscribirme, inscribir a mi hijo, inscribir a mi hija, requisitos, matrícula',
      'enrolment, enrol, enroll, sign up, register, requirements',
    ),
    visit: both(
      'visita, clase muestra, clase de prueba, probar una clase, conocer la escuela, agendar, recorrido',
      'visit, trial lesson, trial class, try a class, sample lesson, tour, see the school',
    ),
  },
  'courses-level': {
    beginner: both(
      'desde cero, básico, cero, empezar, apenas empiezo, nunca he estudiado',
      'from scratch, basic, none, new, starter',
    ),
    middle: both('medio, más o menos, regular, algo sé', 'medium, so-so, some'),
    advanced: both('alto, casi bilingüe', 'high, fluent'),
    unknown: both('no estoy seguro, no estoy segura, ni idea', 'not sure, no idea'),
  },
  'course-mode': {
    classroom: both('en la escuela, en persona, ahí, en el plantel', 'at the school, on site, face to face'),
    online: both('online, virtual, por zoom, a distancia, desde casa', 'virtual, by zoom, remote, from home'),
  },
  'course-next': {
    visit: both('apartar, reservar, agendar, quiero probar', 'save a place, book, try it'),
    other: both('otro, otro curso, otros cursos', 'another, another one, other courses'),
  },
  'tuition-next': {
    courses: both('ver cursos, cursos', 'courses, see courses'),
    visit: both('visita, agendar, clase muestra', 'visit, sample lesson'),
  },
  'enrolment-next': {
    visit: both('agendar, visita', 'arrange it, visit'),
    more: both('luego, ahora no, más tarde', 'not now, another time'),
  },
  'visit-student': {
    me: both('yo, es para mí, para mi mismo, para mi misma', 'me, myself'),
    child: both(
      'mi hijo, mi hija, mi niño, mi niña, mis hijos, mi sobrino, mi sobrina, mi nieto, mi nieta',
      'my son, my daughter, my kid, my kids, my nephew, my niece',
    ),
  },
};
