import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of customers of a workshop. */
export const workshopKnowledge: readonly KnowledgePlan[] = [
  knows(
    'warranty',
    both('¿Dan garantía de la reparación?', 'Is the repair guaranteed?'),
    both(
      'Sí: 90 días o 3,000 km en mano de obra, y la del fabricante en repuestos.',
      'Yes: 90 days or 3,000 km on labour, and the maker’s own on parts.',
    ),
  ),
  knows(
    'estimate',
    both('¿Me dan presupuesto antes de reparar?', 'Do I get an estimate before the repair?'),
    both(
      'Siempre. Revisamos, te mandamos el presupuesto y no tocamos nada hasta que lo autorices.',
      'Always. We inspect, send you the estimate and touch nothing until you approve it.',
    ),
  ),
  knows(
    'own-parts',
    both('¿Puedo llevar mis propios repuestos o refacciones?', 'May I bring my own spare parts?'),
    both(
      'Sí, pero la garantía cubre entonces solo la mano de obra.',
      'Yes, but then the guarantee covers labour only.',
    ),
  ),
  knows(
    'brands',
    both('¿Trabajan todas las marcas de autos?', 'Do you work on all makes of cars?'),
    both(
      'Autos y camionetas ligeras de todas las marcas. Híbridos y eléctricos, solo mantenimiento básico.',
      'Cars and light vans of all makes. Hybrid and electric ones, basic maintenance only.',
    ),
  ),
  knows(
    'interval',
    both('¿Cada cuánto hay que cambiar el aceite?', 'How often should the oil be changed?'),
    both(
      'Cada 5,000 a 10,000 km o una vez al año, según el aceite y el manual del auto.',
      'Every 5,000 to 10,000 km or once a year, depending on the oil and the car’s manual.',
    ),
  ),
  knows(
    'courtesy',
    both('¿Prestan un auto mientras reparan el mío?', 'Do you lend a car while mine is being repaired?'),
    both(
      'No, pero te llevamos a un punto cercano y te avisamos por mensaje en cuanto esté.',
      'No, but we take you to a nearby spot and tell you by message as soon as it is ready.',
    ),
  ),
  knows(
    'insurance',
    both('¿Trabajan con aseguradoras?', 'Do you work with insurance companies?'),
    both(
      'Sí, recibimos autos con orden de la aseguradora. [Trae|Traé] el número de siniestro.',
      'Yes, we take cars with an order of the insurer. Bring the claim number.',
    ),
  ),
  knows(
    'storage',
    both('¿Cobran pensión si tardo en recoger el auto?', 'Do you charge storage if I pick the car up late?'),
    both(
      'Los primeros tres días no. Después hay un cargo diario que te avisamos antes.',
      'Not for the first three days. Then there is a daily charge, which we tell you beforehand.',
    ),
  ),
  knows(
    'invoice',
    both('¿Dan factura y nota de las piezas?', 'Do you give an invoice and a list of the parts?'),
    both(
      'Sí, con el detalle de piezas y mano de obra, y te mostramos las piezas cambiadas.',
      'Yes, with parts and labour in detail, and we show you the replaced parts.',
    ),
  ),
  knows(
    'verification',
    both(
      '¿Preparan el auto para la verificación o inspección técnica?',
      'Do you prepare the car for the emissions test or inspection?',
    ),
    both(
      'Sí: revisamos emisiones, luces y frenos antes de tu cita.',
      'Yes: we check emissions, lights and brakes before your appointment.',
    ),
  ),
  knows(
    'breakdown',
    both('¿Qué hago si mi auto no arranca o se descompuso?', 'What do I do if my car does not start or broke down?'),
    both(
      'Si no circula, [escribe|escribí] «grúa» y pedimos una. Si circula con seguridad, [escribe|escribí] «agendar» y lo revisamos en el taller.',
      'If it does not drive, write “tow” and we call a tow truck. If it can be driven safely, write “repair” and we look at it in the workshop.',
    ),
  ),
];
