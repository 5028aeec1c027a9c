import type { LocalizedText } from '@tertulia/subgraph';
import type { Confirmation, StepStatus } from '../domain/publication.js';

/** What a publication waits for, or why a configuration webhook did not confirm it; null once it has. */
export function confirmationText(confirmation: Confirmation, step: StepStatus): LocalizedText | null {
  if (step === 'RUNNING') return waiting(confirmation.host);
  return step === 'FAILED' ? failed(confirmation) : null;
}

function waiting(host: string): LocalizedText {
  return {
    es: `Falta que ${host} acepte la versión. Tiene 60 segundos.`,
    en: `${host} has yet to accept the version. It has 60 seconds.`,
  };
}

function failed({ host, status, failure }: Confirmation): LocalizedText {
  if (status !== null)
    return { es: `${host} respondió ${status} en lugar de 2xx.`, en: `${host} responded ${status} instead of 2xx.` };
  switch (failure) {
    case 'REFUSED':
      return { es: `La dirección de ${host} no es pública.`, en: `The address of ${host} is not public.` };
    case 'UNREACHABLE':
      return { es: `No se pudo conectar con ${host}.`, en: `${host} could not be reached.` };
    case 'DISABLED':
      return {
        es: `El aviso a ${host} está desactivado. Guárdalo de nuevo para activarlo.`,
        en: `The notice to ${host} is disabled. Save it again to enable it.`,
      };
    case 'UNREADABLE_SECRET':
      return {
        es: `El aviso a ${host} no se pudo firmar. Crea un secreto nuevo.`,
        en: `The notice to ${host} could not be signed. Make a new secret.`,
      };
    case 'TOO_LARGE':
      return { es: `La respuesta de ${host} es demasiado grande.`, en: `The response of ${host} is too large.` };
    default:
      return { es: `${host} no respondió en 60 segundos.`, en: `${host} did not respond within 60 seconds.` };
  }
}
