import type { ErrorEntry } from './entry.js';

/** Requests that the platform understands and will not carry out for this caller, now or in this form. */
export const refusedCodes = {
  UNAUTHENTICATED: {
    kind: 'REFUSED',
    httpStatus: 401,
    es: 'Inicia sesión para continuar.',
    en: 'Sign in to continue.',
    description: {
      es: 'Falta la credencial, venció o fue revocada.',
      en: 'The credential is missing, has expired or was revoked.',
    },
  },
  FORBIDDEN: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'No tienes permiso para hacer esto[[: la clave necesita el alcance {scope}]].',
    en: 'You are not allowed to do this[[: the key needs the scope {scope}]].',
    description: {
      es: 'El rol o los alcances de la clave no incluyen esta acción. `extensions.data` dice el alcance que falta (`null`: ninguna clave puede) o los roles que pueden.',
      en: 'The role or the scopes of the key do not include this action. `extensions.data` names the scope that is missing (`null`: no key may) or the roles that may.',
    },
  },
  TEST_KEY: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Esta clave es de prueba: no cambia nada de lo que ven tus clientes. Usa una clave en vivo.',
    en: 'This is a test key: it changes nothing that your customers see. Use a live key.',
    description: {
      es: 'Una clave de prueba lee, usa el simulador y tiene conversaciones de prueba; solo una clave en vivo cambia bots.',
      en: 'A test key reads, uses the simulator and holds test conversations; only a live key changes bots.',
    },
  },
  NOT_FOUND: {
    kind: 'REFUSED',
    httpStatus: 404,
    es: 'No encontramos lo que buscas.',
    en: 'We could not find what you are looking for.',
    description: {
      es: 'El identificador no existe o pertenece a otra organización: la respuesta es la misma.',
      en: 'The id does not exist or belongs to another organization: the answer is the same.',
    },
  },
  BAD_USER_INPUT: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'Los datos enviados no son válidos[[: {detail}]].',
    en: 'The data sent is not valid[[: {detail}]].',
    description: {
      es: 'Un argumento o una variable no tiene el tipo o los límites del esquema.',
      en: 'An argument or a variable does not have the type or the limits of the schema.',
    },
  },
  PLAN_LIMIT_REACHED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Tu plan permite {limit} y ya usas {usage}[[; se renueva el {resetAt}]][[. El plan {plan} lo amplía]].',
    en: 'Your plan allows {limit} and you already use {usage}[[; it resets on {resetAt}]][[. The {plan} plan lifts it]].',
    description: {
      es: 'Se alcanzó un límite del plan. `extensions.data` trae límite, uso, renovación y el plan que lo amplía.',
      en: 'A plan limit was reached. `extensions.data` holds limit, usage, reset time and the plan that lifts it.',
    },
  },
  RATE_LIMITED: {
    kind: 'REFUSED',
    httpStatus: 429,
    es: 'Demasiadas solicitudes. Intenta de nuevo en {retryAfterSeconds} segundos.',
    en: 'Too many requests. Try again in {retryAfterSeconds} seconds.',
    description: {
      es: 'Se agotó la cuota de este intervalo; respeta `Retry-After`. `extensions.data` dice el límite, lo que queda y los segundos de espera.',
      en: 'The quota of this interval is used up; honour `Retry-After`. `extensions.data` holds the limit, what is left and the seconds to wait.',
    },
  },
  ORIGIN_NOT_ALLOWED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Este sitio no está autorizado para usar este asistente.',
    en: 'This site is not allowed to use this assistant.',
    description: {
      es: 'El origen de la página no está en la lista permitida.',
      en: 'The origin of the page is not on the list of allowed ones.',
    },
  },
  CSRF_REFUSED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'La solicitud no viene de una página de confianza.',
    en: 'The request does not come from a trusted page.',
    description: {
      es: 'Falta el encabezado que un formulario ajeno no puede enviar, o el origen es otro.',
      en: 'The header that a foreign form cannot send is missing, or the origin is another one.',
    },
  },
  IDEMPOTENCY_KEY_IN_USE: {
    kind: 'REFUSED',
    httpStatus: 409,
    es: 'Una solicitud con esta clave de idempotencia sigue en curso, o no se sabe cómo terminó.',
    en: 'A request with this idempotency key is still running, or nobody knows how it ended.',
    description: {
      es: 'Repite más tarde con la misma clave. Si no cambia, revisa si la operación se hizo y usa otra clave.',
      en: 'Repeat later with the same key. If nothing changes, see whether the operation was done and use another key.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'REFUSED',
    httpStatus: 409,
    es: 'Esta clave de idempotencia ya se usó con otra solicitud.',
    en: 'This idempotency key was already used with another request.',
    description: {
      es: 'Usa una clave nueva para cada operación distinta.',
      en: 'Use a new key for every different operation.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
