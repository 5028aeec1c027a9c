import type { LocalizedText } from '@tertulia/subgraph';
import type { StateReason } from '../domain/connection.js';

/** What happened, and who must do what. */
export const stateReasons: Readonly<Record<StateReason, LocalizedText>> = {
  OUTAGE: {
    es: 'El servicio no responde o falla. No hay que hacer nada: se intenta de nuevo y se recupera solo.',
    en: 'The service does not respond or fails. Nothing has to be done: it is tried again and recovers by itself.',
  },
  LIMITED: {
    es: 'El servicio recibe demasiadas solicitudes de esta cuenta. Se recupera solo; si se repite, amplía el límite en el servicio.',
    en: 'The service receives too many requests of this account. It recovers by itself; if it happens again, raise the limit at the service.',
  },
  CREDENTIAL_REFUSED: {
    es: 'El servicio rechaza la credencial. Vuelve a conectar la cuenta o escribe una clave nueva.',
    en: 'The service refuses the credential. Connect the account again or enter a new key.',
  },
  GRANT_REVOKED: {
    es: 'Alguien retiró el acceso en el servicio, o venció. Vuelve a conectar la cuenta.',
    en: 'Someone withdrew the access at the service, or it expired. Connect the account again.',
  },
  PLAN: {
    es: 'Tu plan no incluye esta integración. No se borró nada: cambia de plan y vuelve a funcionar.',
    en: 'Your plan does not include this integration. Nothing was deleted: change the plan and it works again.',
  },
};
