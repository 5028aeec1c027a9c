import { helpLinesOf } from '@tertulia/intents';
import { both, type Bilingual } from '../voice.js';

/** Whom to call in an emergency, in the country's usual words. */
export function emergencyAdvice(country: string): Bilingual {
  const number = helpLinesOf(country).emergency;
  return number === null
    ? both(
        'llame ahora al número de emergencias de su país o acuda a la sala de urgencias más cercana',
        'call the emergency number of your country now or go to the nearest emergency room',
      )
    : both(
        `llame ahora al ${number} o acuda a la sala de urgencias más cercana`,
        `call ${number} now or go to the nearest emergency room`,
      );
}

/** What a gym or a school tells a visitor in danger, beginning with whom to call and ending with whom to look for on the premises. */
export function urgentOnPremises(country: string, helper: Bilingual): Bilingual {
  const number = helpLinesOf(country).emergency;
  const whom =
    number === null
      ? both('al número de emergencias de [tu|su|tu] país', 'the emergency number of your country')
      : both(`al ${number}`, number);
  return both(
    `**Esto puede ser una emergencia.** [Llama|Llame|Llamá] ahora ${whom.es}. Si [estás|está|estás] en nuestras instalaciones, [avisa|avise|avisá] ya ${helper.es}. No [esperes|espere|esperes] una respuesta en este chat.`,
    `**This may be an emergency.** Call ${whom.en} now. If you are on our premises, tell ${helper.en} at once. Do not wait for an answer in this chat.`,
  );
}
