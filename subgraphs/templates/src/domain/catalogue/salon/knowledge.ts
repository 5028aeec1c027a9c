import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of clients of a salon. */
export const salonKnowledge: readonly KnowledgePlan[] = [
  knows(
    'walk-in',
    both('¿Puedo ir sin cita?', 'Can I come without an appointment?'),
    both(
      'Sí, si hay lugar. Con cita no [esperas|espera|esperás] y [tienes|tiene|tenés] asegurado el tiempo que necesita [tu|su|tu] servicio.',
      'Yes, if there is a free chair. With an appointment you do not wait and your time is reserved.',
    ),
  ),
  knows(
    'cancel',
    both('¿Hasta cuándo puedo cancelar o mover mi cita?', 'How late can I cancel or move my appointment?'),
    both(
      'Hasta 4 horas antes y sin costo. [Avísanos|Avísenos|Avisanos] por aquí para dar ese lugar a alguien más.',
      'Up to 4 hours before, free of charge. Tell us here so that somebody else can have the place.',
    ),
  ),
  knows(
    'late',
    both('¿Qué pasa si llego tarde?', 'What happens if I am late?'),
    both(
      'Esperamos 15 minutos. Después puede que haya que acortar el servicio o buscar otra hora.',
      'We wait 15 minutes. After that we may have to shorten the service or find another time.',
    ),
  ),
  knows(
    'deposit',
    both('¿Piden anticipo?', 'Do you ask for a deposit?'),
    both(
      'Solo para color, mechas y eventos: 30 % al reservar, que se descuenta del total.',
      'Only for colour, highlights and events: 30 % when booking, taken off the total.',
    ),
  ),
  knows(
    'allergy',
    both('¿Hacen prueba de alergia antes del tinte?', 'Do you do an allergy test before colouring?'),
    both(
      'Sí. Pedimos hacerla 48 horas antes si es [tu|su|tu] primera vez con nosotros o si [tienes|tiene|tenés] la piel sensible. No tiene costo.',
      'Yes. We ask for it 48 hours before if it is your first time with us or if you have sensitive skin. It is free.',
    ),
  ),
  knows(
    'brands',
    both('¿Qué marcas de productos usan?', 'Which product brands do you use?'),
    both(
      'Usamos líneas profesionales y tenemos tintes sin amoniaco. [Pregunta|Pregunte|Preguntá] al equipo por la marca si [buscas|busca|buscás] una en especial.',
      'We use professional lines and have ammonia-free colour. Ask the team for the brand if you look for a particular one.',
    ),
  ),
  knows(
    'groom',
    both('¿Atienden novias y quinceañeras?', 'Do you work for brides and parties?'),
    both(
      'Sí: peinado y maquillaje con prueba previa, en el salón o a domicilio. Conviene reservar con un mes de anticipación.',
      'Yes: styling and make-up with a trial before, at the salon or at home. Best booked a month ahead.',
    ),
  ),
  knows(
    'kids',
    both('¿Puedo llevar a mis hijos?', 'May I bring my children?'),
    both(
      'Claro. Tenemos sala de espera y también cortamos el cabello a niñas y niños.',
      'Of course. We have a waiting area, and we cut children’s hair too.',
    ),
  ),
  knows(
    'gift',
    both('¿Venden tarjetas de regalo?', 'Do you sell gift cards?'),
    both(
      'Sí, por el monto o servicio que [quieras|quiera|quieras], válidas por seis meses.',
      'Yes, for any amount or service, valid for six months.',
    ),
  ),
  knows(
    'long-hair',
    both('¿El precio cambia si tengo el cabello largo?', 'Does the price change if I have long hair?'),
    both(
      'En cortes no. En color, mechas y tratamientos sí, porque se usa más producto: por eso el precio dice «desde».',
      'Not for cuts. For colour, highlights and treatments it does, as more product is used: that is why the price says “from”.',
    ),
  ),
];
