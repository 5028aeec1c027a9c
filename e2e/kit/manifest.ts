/** A connector of an organization; its server is a host that cannot exist. */
export const manifestOfSuite = {
  name: 'agenda-sur',
  names: { es: 'Agenda Sur', en: 'Agenda Sur' },
  summary: { es: 'Guarda citas en la agenda.', en: 'Stores bookings in the agenda.' },
  category: 'CRM',
  baseUrl: 'https://api.agenda.example/v1',
  auth: { kind: 'BEARER' },
  actions: [
    {
      name: 'addBooking',
      names: { es: 'Agregar cita', en: 'Add booking' },
      inputs: [{ name: 'person', labels: { es: 'Persona', en: 'Person' } }],
      request: { method: 'POST', path: '/bookings', body: { person: '{{inputs.person}}' } },
      mapping: { bookingId: '$.id' },
    },
  ],
  test: { path: '/me' },
};
