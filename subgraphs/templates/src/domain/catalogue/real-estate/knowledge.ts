import type { KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';

/** Frequent questions of people who buy, rent or sell. */
export const realEstateKnowledge: readonly KnowledgePlan[] = [
  knows(
    'rent-requirements',
    both('¿Qué requisitos piden para alquilar?', 'What are the requirements to rent?'),
    both(
      'Identificación, comprobante de ingresos de tres meses, referencias y un depósito. Según la propiedad, aval o póliza.',
      'Identification, proof of income for three months, references and a deposit. Depending on the property, a guarantor or a policy.',
    ),
  ),
  knows(
    'deposit',
    both('¿De cuánto es el depósito?', 'How much is the deposit?'),
    both(
      'Por lo general, un mes de alquiler. Se devuelve al entregar la propiedad en buen estado.',
      'Usually one month of rent. It is returned when the property is handed back in good condition.',
    ),
  ),
  knows(
    'pets',
    both('¿Aceptan mascotas?', 'Are pets allowed?'),
    both(
      'Depende de cada dueño y edificio. [Dinos|Decinos] qué mascota [tienes|tenés] y filtramos las opciones.',
      'It depends on each owner and building. Tell us which pet you have and we filter the options.',
    ),
  ),
  knows(
    'credit',
    both('¿Puedo comprar con crédito hipotecario?', 'Can I buy with a mortgage?'),
    both(
      'Sí, con bancos e instituciones de vivienda. Un asesor te explica los pasos; conviene tener la precalificación antes de visitar.',
      'Yes, with banks and housing institutions. An agent explains the steps; it helps to be prequalified before visiting.',
    ),
  ),
  knows(
    'closing-costs',
    both('¿Qué gastos hay al comprar además de la propiedad?', 'Which costs come on top when buying?'),
    both(
      'Escrituras, impuestos y avalúo: suelen sumar entre 5 y 8 % del valor. El cálculo exacto lo da la notaría.',
      'Deed, taxes and valuation: usually 5 to 8 % of the value. The notary gives the exact figure.',
    ),
  ),
  knows(
    'commission',
    both('¿Qué comisión cobran por vender mi casa?', 'What commission do you charge to sell my house?'),
    both(
      'Un porcentaje que se acuerda por escrito y se paga solo si se vende. Incluye fotos, anuncios y visitas.',
      'A percentage agreed in writing and paid only if it sells. It includes photos, adverts and viewings.',
    ),
  ),
  knows(
    'selling-time',
    both('¿Cuánto tarda en venderse una propiedad?', 'How long does it take to sell a property?'),
    both(
      'Con buen precio, de dos a cuatro meses. La primera valoración no tiene costo.',
      'At a fair price, two to four months. The first valuation is free.',
    ),
  ),
  knows(
    'documents',
    both('¿Qué documentos necesito para vender?', 'Which documents do I need to sell?'),
    both(
      'Escritura, identificación, últimos pagos de impuestos y servicios, y si hay hipoteca, su estado de cuenta.',
      'The deed, identification, the latest tax and utility payments and, with a mortgage, its statement.',
    ),
  ),
  knows(
    'visit-cost',
    both('¿Cobran por las visitas?', 'Do you charge for viewings?'),
    both(
      'No. Visitar propiedades con nosotros es gratis y sin compromiso.',
      'No. Viewing properties with us is free and without obligation.',
    ),
  ),
  knows(
    'foreigners',
    both('¿Pueden comprar o alquilar extranjeros?', 'Can foreigners buy or rent?'),
    both(
      'Sí. Cambian algunos documentos; un asesor te dice cuáles según tu caso.',
      'Yes. Some documents differ; an agent tells you which in your case.',
    ),
  ),
];
