import type { ErrorEntry } from './entry.js';

/** Valid requests that the platform does not carry out for this caller or at this moment. */
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
      es: 'El rol o los alcances de la clave no permiten esta acción. `extensions.data` trae el alcance que falta (`null` si ninguna clave puede hacerlo) o los roles que pueden.',
      en: 'The role or the scopes of the key do not allow this action. `extensions.data` holds the missing scope (`null` when no key can do it) or the roles that can.',
    },
  },
  TEST_KEY: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Esta clave es de prueba: no puede cambiar lo que ven tus clientes. Usa una clave en vivo.',
    en: 'This is a test key: it cannot change what your customers see. Use a live key.',
    description: {
      es: 'Una clave de prueba lee, usa el simulador y tiene conversaciones de prueba; solo una clave en vivo cambia bots.',
      en: 'A test key reads, uses the simulator and holds test conversations; only a live key changes bots.',
    },
  },
  EMAIL_NOT_VERIFIED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Confirma primero tu correo: te enviamos un código.',
    en: 'Confirm your e-mail address first: we sent you a code.',
    description: {
      es: 'Hasta confirmar el correo se puede armar y probar, pero no publicar, invitar, conectar ni crear claves. `verifyEmail` lo confirma; `resendVerification` envía otro código.',
      en: 'Until the e-mail address is confirmed one can build and try, but not publish, invite, connect or create keys. `verifyEmail` confirms it; `resendVerification` sends another code.',
    },
  },
  NOT_FOUND: {
    kind: 'REFUSED',
    httpStatus: 404,
    es: 'No encontramos lo que buscas.',
    en: 'We could not find what you are looking for.',
    description: {
      es: 'El identificador no existe o pertenece a otra organización; la respuesta es la misma en ambos casos.',
      en: 'The id does not exist or belongs to another organization; the response is the same in both cases.',
    },
  },
  BAD_USER_INPUT: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'Los datos enviados no son válidos[[: {detail}]].',
    en: 'The data sent is not valid[[: {detail}]].',
    description: {
      es: 'Un argumento o una variable no cumple el tipo o los límites del esquema.',
      en: 'An argument or a variable does not match the type or the limits in the schema.',
    },
  },
  PLAN_LIMIT_REACHED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Tu plan permite {limit} y ya usas {usage}[[; se renueva el {resetAt}]][[. El plan {plan} tiene un límite mayor]].',
    en: 'Your plan allows {limit} and you already use {usage}[[; usage resets on {resetAt}]][[. The {plan} plan has a higher limit]].',
    description: {
      es: 'Se alcanzó un límite del plan. `extensions.data` trae el límite, el uso, la fecha de renovación y el plan con un límite mayor.',
      en: 'A plan limit was reached. `extensions.data` holds the limit, the usage, the reset time and the plan with a higher limit.',
    },
  },
  RATE_LIMITED: {
    kind: 'REFUSED',
    httpStatus: 429,
    es: 'Demasiadas solicitudes. Intenta de nuevo en {retryAfterSeconds} segundos.',
    en: 'Too many requests. Try again in {retryAfterSeconds} seconds.',
    description: {
      es: 'Se agotó la cuota de este intervalo; respeta `Retry-After`. `extensions.data` trae el límite, lo que queda y los segundos de espera.',
      en: 'The quota of this interval is used up; honour `Retry-After`. `extensions.data` holds the limit, the remaining quota and the seconds to wait.',
    },
  },
  ORIGIN_NOT_ALLOWED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'Este sitio no está autorizado para usar este asistente.',
    en: 'This site is not allowed to use this assistant.',
    description: {
      es: 'El origen de la página no está en la lista de orígenes permitidos.',
      en: 'The origin of the page is not on the list of allowed origins.',
    },
  },
  CSRF_REFUSED: {
    kind: 'REFUSED',
    httpStatus: 403,
    es: 'La solicitud no viene de una página de confianza.',
    en: 'The request does not come from a trusted page.',
    description: {
      es: 'Falta el encabezado que protege contra solicitudes de otros sitios (CSRF), o el origen de la solicitud no es el esperado.',
      en: 'The header that protects against cross-site requests (CSRF) is missing, or the request comes from another origin.',
    },
  },
  IDEMPOTENCY_KEY_IN_USE: {
    kind: 'REFUSED',
    httpStatus: 409,
    es: 'Una solicitud con esta clave de idempotencia sigue en curso, o se desconoce su resultado.',
    en: 'A request with this idempotency key is still running, or its outcome is unknown.',
    description: {
      es: 'Intenta más tarde con la misma clave. Si el error continúa, revisa si la operación se hizo y usa otra clave.',
      en: 'Try again later with the same key. If the error persists, check whether the operation was done and use another key.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'REFUSED',
    httpStatus: 409,
    es: 'Esta clave de idempotencia ya se usó con otra solicitud.',
    en: 'This idempotency key was already used with another request.',
    description: {
      es: 'Usa una clave nueva para cada operación.',
      en: 'Use a new key for each operation.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
