import type { BusinessFacts, KnowledgePlan } from '../../template.js';
import { both } from '../../voice.js';
import { knows } from '../pieces.js';
import { emergencyAdvice } from '../emergency.js';

/** Frequent questions of patients. */
export function clinicKnowledge({ country }: BusinessFacts): KnowledgePlan[] {
  const advice = emergencyAdvice(country);
  return [
    knows(
      'symptoms',
      both(
        '¿Qué puedo tomar para el dolor, la fiebre u otro síntoma?',
        'What can I take for pain, fever or another symptom?',
      ),
      both(
        `No puedo dar diagnósticos ni recomendar medicamentos. Si es grave o empeora, ${advice.es}. Si no, le ayudo a solicitar una cita.`,
        `I cannot give a diagnosis or recommend medicines. If it is serious or gets worse, ${advice.en}. Otherwise I can help you request an appointment.`,
      ),
    ),
    knows(
      'emergency',
      both('¿Qué hago en una emergencia médica?', 'What do I do in a medical emergency?'),
      both(
        `Si hay peligro para la vida, ${advice.es}. Este chat no atiende emergencias.`,
        `If life is in danger, ${advice.en}. This chat does not handle emergencies.`,
      ),
    ),
    ...everyday,
  ];
}

const everyday: readonly KnowledgePlan[] = [
  knows(
    'insurance',
    both('¿Aceptan seguro de gastos médicos?', 'Do you accept medical insurance?'),
    both(
      'Trabajamos por reembolso: le damos factura e informe médico para su aseguradora. Pregunte a recepción si hay convenio directo con la suya.',
      'We work by reimbursement: we give you an invoice and a medical report for your insurer. Ask reception whether there is a direct agreement with yours.',
    ),
  ),
  knows(
    'cancel',
    both('¿Cómo cancelo o cambio mi cita?', 'How do I cancel or change my appointment?'),
    both(
      'Avísenos al menos 24 horas antes, por aquí o por teléfono, y la reprogramamos sin costo.',
      'Tell us at least 24 hours before, here or by phone, and we reschedule it free of charge.',
    ),
  ),
  knows(
    'results',
    both('¿Cuándo entregan los resultados de mis análisis?', 'When do you hand out my test results?'),
    both(
      'La mayoría, en uno a tres días hábiles. Se entregan en recepción a la persona interesada; por privacidad no se dan por este chat.',
      'Most of them within one to three working days. They are handed out at reception to the person concerned; for privacy they are not given in this chat.',
    ),
  ),
  knows(
    'prescription',
    both('¿Pueden surtir o renovar mi receta?', 'Can you renew my prescription?'),
    both(
      'La renovación la decide el médico. Solicite una consulta de seguimiento y traiga su receta anterior.',
      'The doctor decides on renewals. Request a follow-up visit and bring your last prescription.',
    ),
  ),
  knows(
    'companion',
    both('¿Puedo ir con un acompañante?', 'May somebody come with me?'),
    both(
      'Sí, una persona. Las niñas y los niños deben venir con su madre, padre o tutor.',
      'Yes, one person. Children must come with a parent or guardian.',
    ),
  ),
  knows(
    'fasting',
    both('¿Tengo que ir en ayunas?', 'Do I have to come fasting?'),
    both(
      'Para una consulta no. Para algunos análisis de sangre sí: recepción le dice cuántas horas al confirmar.',
      'Not for a consultation. For some blood tests yes: reception tells you how many hours when confirming.',
    ),
  ),
  knows(
    'privacy',
    both('¿Qué hacen con mis datos personales?', 'What do you do with my personal data?'),
    both(
      'Solo los usamos para dar y confirmar citas. Puede pedir en recepción que se corrijan o se borren.',
      'We only use them to arrange and confirm appointments. You may ask reception to correct or remove them.',
    ),
  ),
  knows(
    'video',
    both('¿Dan consultas por videollamada?', 'Do you give consultations by video call?'),
    both(
      'Sí, consultas generales y de seguimiento. Indíquelo a recepción cuando le confirmen la cita.',
      'Yes, general and follow-up consultations. Tell reception when they confirm your appointment.',
    ),
  ),
  knows(
    'prepare',
    both('¿Qué debo llevar a mi consulta?', 'What should I bring to my appointment?'),
    both(
      'Una identificación, sus estudios o recetas recientes, la lista de los medicamentos que toma y los datos de su seguro, si lo usará.',
      'Identification, recent results or prescriptions, a list of the medicines you take, and your insurance details if you use one.',
    ),
  ),
];
