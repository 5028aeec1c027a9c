/** A manifest that uses everything a manifest can have; the API is at the given address. */
export function manifestAt(baseUrl: string) {
  return {
    name: 'agenda-sur',
    names: { es: 'Agenda Sur', en: 'Agenda Sur' },
    summary: { es: 'Guarda citas en la agenda.', en: 'Stores bookings in the agenda.' },
    category: 'CRM',
    baseUrl,
    auth: { kind: 'KEY', header: 'x-api-key' },
    fields: [{ name: 'branch', labels: { es: 'Sucursal', en: 'Branch' } }],
    actions: [
      {
        name: 'addBooking',
        names: { es: 'Agregar cita', en: 'Add booking' },
        inputs: [
          { name: 'person', labels: { es: 'Persona', en: 'Person' } },
          { name: 'seats', labels: { es: 'Lugares', en: 'Seats' }, kind: 'NUMBER', isRequired: false },
          { name: 'extra', labels: { es: 'Extra', en: 'Extra' }, kind: 'MAP', isRequired: false },
        ],
        request: {
          method: 'POST',
          path: '/branches/{{ fields.branch }}/bookings',
          query: { source: 'chat {{inputs.person}}' },
          headers: { 'x-person': '{{inputs.person}}' },
          body: {
            person: '{{inputs.person}}',
            note: 'De {{inputs.person}} "hoy"',
            seats: '{{inputs.seats}}',
            extra: '{{inputs.extra}}',
          },
        },
        mapping: { bookingId: '$.data.id' },
      },
    ],
    test: { path: '/me' },
    inbound: { scheme: 'HMAC_SHA256', header: 'x-agenda-signature' },
  };
}

export type Manifest = ReturnType<typeof manifestAt>;
