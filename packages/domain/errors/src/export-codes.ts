import type { ErrorEntry } from './entry.js';

/** Mistakes with exported files. */
export const exportCodes = {
  EXPORT_TOO_LARGE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El archivo tendría {rows} filas y tu plan permite {max}. Filtra la lista para exportar menos.',
    en: 'The file would have {rows} rows and your plan allows {max}. Filter the list to export fewer.',
    description: {
      es: 'Un archivo nunca se corta: se rechaza antes de empezar. `exportSize` dice antes cuántas filas serían.',
      en: 'A file is never cut: it is refused before it begins. `exportSize` says beforehand how many rows there would be.',
    },
  },
  TOO_MANY_EXPORTS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ya hay {max} exportaciones en espera. Espera a que termine alguna o cancélala.',
    en: 'There are {max} exports waiting already. Wait until one has finished, or cancel it.',
    description: {
      es: 'En cada organización se hace un archivo a la vez; los demás esperan.',
      en: 'One file at a time is made for an organization; the others wait.',
    },
  },
  TOO_MANY_SCHEDULES: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Tu plan permite {max} reportes programados. Elimina uno, o cambia de plan.',
    en: 'Your plan allows {max} scheduled reports. Remove one, or change the plan.',
    description: {
      es: 'El límite es del plan. Los que ya existen siguen enviándose después de cambiar a un plan menor.',
      en: 'The limit is the plan’s. Those that exist are still sent after a change to a smaller plan.',
    },
  },
  RECIPIENT_LEFT: {
    kind: 'USER',
    httpStatus: 200,
    es: '{address} dejó de recibir tus reportes y no se puede volver a invitar.',
    en: '{address} left your reports and cannot be invited again.',
    description: {
      es: 'Quien deja los reportes de una organización no recibe más invitaciones de ella.',
      en: 'Whoever leaves the reports of an organization gets no more invitations of it.',
    },
  },
  TOO_MANY_RECIPIENTS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Tu plan permite {max} direcciones externas entre todos los reportes. Quita alguna, o cambia de plan.',
    en: 'Your plan allows {max} outside addresses over all reports. Remove some, or change the plan.',
    description: {
      es: 'El límite es del plan. Las que ya están siguen recibiendo reportes después de cambiar a un plan menor.',
      en: 'The limit is the plan’s. Those that are there still get reports after a change to a smaller plan.',
    },
  },
  TOO_MANY_INVITATIONS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ya se enviaron demasiadas invitaciones hoy. Prueba mañana.',
    en: 'Too many invitations were sent today. Try tomorrow.',
    description: {
      es: 'En un día, una organización puede enviar 50 invitaciones a reportes, y 3 a una misma dirección.',
      en: 'Within a day an organization may send 50 invitations to reports, and 3 to one address.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
