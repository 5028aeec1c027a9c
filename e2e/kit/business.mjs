import { eventually, Session } from './graph.mjs';

let counter = 0;

/** A new business: its administrator's session and the organization, through the public API. */
export async function foundBusiness(url, name = 'Salón Prueba') {
  counter += 1;
  const session = new Session(url);
  const email = `persona${counter}.${Date.now()}@correo.example`;
  const password = 'una frase larga y tranquila';
  const { signUp } = await session.tell(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { viewer { organization { id } } userErrors { code field message } } }`,
    {
      input: {
        email,
        password,
        name: 'Lucía Prueba',
        locale: 'es',
        organization: { name, country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' },
      },
    },
  );
  if (signUp.userErrors.length > 0) throw new Error(JSON.stringify(signUp.userErrors));
  return { session, email, password, organizationId: signUp.viewer.organization.id };
}

/** A bot from the template of an industry, live. */
export async function publishTemplate(session, { industry = 'salon', name = 'Salón Prueba' } = {}) {
  const { industries } = await session.tell('{ industries { slug templates { id } } }');
  const templateId = industries.find((one) => one.slug === industry)?.templates[0]?.id;
  const { instantiateTemplate } = await session.tell(
    `mutation ($input: InstantiateTemplateInput!) { instantiateTemplate(input: $input) { bot { id } missing { key } userErrors { code message } } }`,
    {
      input: {
        templateId,
        locale: 'es',
        answers: [
          { key: 'name', value: name },
          { key: 'country', value: 'MX' },
        ],
        publish: true,
      },
    },
  );
  if (instantiateTemplate.bot === null) throw new Error(JSON.stringify(instantiateTemplate));
  const { id } = instantiateTemplate.bot;
  const bot = await eventually(async () => {
    const told = await session.tell(
      'query ($id: ID!) { bot(id: $id) { id publicId status liveVersion { id number } draft { revision } } }',
      { id },
    );
    if (told.bot.status !== 'LIVE') throw new Error(`the bot is ${told.bot.status}`);
    return told.bot;
  });
  return bot;
}
