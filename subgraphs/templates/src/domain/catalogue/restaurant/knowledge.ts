import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of guests of a restaurant. */
export const restaurantKnowledge: readonly KnowledgePlan[] = [
  knows(
    'need-reservation',
    both('¿Necesito reservación para comer?', 'Do I need a reservation?'),
    both(
      'Entre semana casi siempre hay mesa. De viernes a domingo conviene reservar, y para más de 8 personas es necesario.',
      'On weekdays there is nearly always a table. From Friday to Sunday it is best to reserve, and for more than 8 people you need to.',
    ),
  ),
  knows(
    'hold',
    both('¿Cuánto tiempo guardan la mesa si llego tarde?', 'How long do you hold the table if I am late?'),
    both(
      'Guardamos la mesa 15 minutos. Si vas a tardar más, [avísanos|avisanos] por aquí y hacemos lo posible.',
      'We hold the table for 15 minutes. If you need longer, tell us here and we do what we can.',
    ),
  ),
  knows(
    'delivery',
    both('¿Tienen servicio a domicilio?', 'Do you deliver to homes?'),
    both(
      'Entregamos en un radio de 4 kilómetros y por las aplicaciones de reparto. El envío tarda de 30 a 45 minutos.',
      'We deliver within 4 kilometres and through the delivery apps. It takes 30 to 45 minutes.',
    ),
  ),
  knows(
    'vegetarian',
    both('¿Tienen opciones vegetarianas o veganas?', 'Do you have vegetarian or vegan options?'),
    both(
      'Sí: ensaladas, sopa de verduras y un plato vegetariano que cambia cada semana. Varios se pueden hacer veganos, [pregunta|preguntá] al ordenar.',
      'Yes: salads, vegetable soup and a vegetarian plate that changes every week. Several can be made vegan, just ask when ordering.',
    ),
  ),
  knows(
    'gluten',
    both(
      '¿Tienen platos sin gluten o para alérgicos?',
      'Do you have gluten-free dishes, or for people with allergies?',
    ),
    both(
      'Podemos adaptar varios platos, pero la cocina usa trigo, leche, huevo, nueces y mariscos. Por favor [avisa|avisá] de la alergia a quien te atienda antes de ordenar.',
      'We can adapt several dishes, but the kitchen uses wheat, milk, egg, nuts and seafood. Please tell whoever serves you about the allergy before ordering.',
    ),
  ),
  knows(
    'pets',
    both('¿Puedo llevar a mi perro o mascota?', 'Can I bring my dog or pet?'),
    both(
      'En la terraza sí, con correa. Adentro solo perros de asistencia.',
      'On the terrace yes, on a lead. Inside only assistance dogs.',
    ),
  ),
  knows(
    'children',
    both('¿Hay menú y sillas para niños?', 'Is there a menu and high chairs for children?'),
    both(
      'Sí, tenemos menú infantil y sillas altas. [Dinos|Decinos] cuántas [necesitas|necesitás] al reservar.',
      'Yes, we have a children’s menu and high chairs. Tell us how many you need when you reserve.',
    ),
  ),
  knows(
    'parking',
    both('¿Hay estacionamiento?', 'Is there parking?'),
    both(
      'No tenemos estacionamiento propio. Hay lugares en la calle y estacionamientos públicos a unos pasos.',
      'We have no car park of our own. There are places on the street and public car parks a few steps away.',
    ),
  ),
  knows(
    'birthday',
    both('¿Qué ofrecen para cumpleaños?', 'What do you offer for birthdays?'),
    both(
      'Un postre con vela de parte de la casa para quien cumple años. También [puedes|podés] traer tu pastel; el descorche de pastel no tiene costo.',
      'A dessert with a candle on the house for whoever has the birthday. You may also bring your own cake at no charge.',
    ),
  ),
  knows(
    'invoice',
    both('¿Dan factura?', 'Do you give invoices?'),
    both(
      'Sí. [Pídela|Pedila] al pagar con tus datos fiscales o [escríbenos|escribinos] el mismo día con la foto del recibo.',
      'Yes. Ask for it when paying, with your tax details, or write to us the same day with a photo of the receipt.',
    ),
  ),
  knows(
    'free-table',
    both('¿Tienen mesa disponible para hoy en la noche?', 'Do you have a table free for tonight?'),
    both(
      '[Escribe|Escribí] «reservar», [dime|decime] cuántos son y la hora, y te confirmamos si hay lugar.',
      'Write “reserve”, tell me how many you are and the time, and we confirm whether there is room.',
    ),
  ),
];
